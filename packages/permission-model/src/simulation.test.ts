import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld as createCoreWorld } from "../../core/src/testing/test-world.fixture.ts";
import { codeOf, type TestUser } from "../../core/src/testing/test-app.fixture.ts";
import { createClient } from "../../core/src/index.ts";
import { type GetSimulationOutput, permissionModel, type PermissionOperation } from "./index.ts";

/** The test world of core, with this domain composed. */
const createTestWorld = () => createCoreWorld({ domains: [permissionModel] });

const permissionsOf = ({ transport }: TestUser) => createClient<PermissionOperation>(transport).permissions;

/** The refused actions on one kind of row. */
const refusedOn = (
  { rows }: GetSimulationOutput["now"],
  kind: "own" | "viewer" | "member" | "admin",
): readonly string[] =>
  Object.keys(rows.find((row) => row.kind === kind)?.refused ?? assert.fail(`no row \`${kind}\``)).sort();

/** Excludes invitation actions: they depend on the state, and the rows of a simulation have not been invited. */
const ofInvitation: readonly string[] = ["set-invited", "invite", "revoke-invitation", "copy-link"];

test("shows what a viewer could do as an admin and what they can do now [X21, B55]", async () => {
  const { ann, vic, scheduleId, app } = await createTestWorld();
  const before = await app.everything();
  const asked = { scheduleId, personId: vic.id, as: { role: "admin" } } as const;
  const { now, supposed } = await permissionsOf(ann).getSimulation(asked);
  assert.equal(now.role, "viewer");
  assert.deepEqual(Object.keys(now.refused).sort(), [
    "add-members",
    "archive",
    "change-shifts",
    "delete",
    "restore",
    "set-auto-send",
    "transfer",
    "update",
  ]);
  assert.equal(supposed.role, "admin");
  assert.deepEqual(Object.keys(supposed.refused).sort(), ["archive", "delete", "restore", "transfer"]);
  assert.deepEqual(
    refusedOn(supposed, "member").filter((action) => !ofInvitation.includes(action)),
    [],
  );
  assert.deepEqual(await app.everything(), before);
});

test("predicts the decisions after the change is made [X21, X1]", async () => {
  const { ann, boss, max, scheduleId } = await createTestWorld();
  const personId = max.id;
  const asked = {
    scheduleId,
    personId,
    as: { role: "admin", assignable: false },
    settings: { manageSchedules: true, autoSend: false },
  } as const;
  const { supposed } = await permissionsOf(ann).getSimulation(asked);
  await ann.client.members.setRole({ scheduleId, personId, role: "admin" });
  await ann.client.members.setAssignable({ scheduleId, personId, assignable: false });
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  await boss.client.organizations.update({ manageSchedules: true });
  const { schedule } = await max.client.schedules.get({ scheduleId });
  assert.deepEqual(supposed.refused, schedule.refused);
  assert.deepEqual(supposed.notices, schedule.notices);
  const own = await max.client.members.get({ scheduleId, personId });
  const admin = await max.client.members.get({ scheduleId, personId: ann.id });
  assert.deepEqual(
    refusedOn(supposed, "own").filter((one) => !ofInvitation.includes(one)),
    Object.keys(own.refused)
      .filter((one) => !ofInvitation.includes(one))
      .sort(),
  );
  assert.deepEqual(
    refusedOn(supposed, "admin").filter((one) => !ofInvitation.includes(one)),
    Object.keys(admin.refused)
      .filter((one) => !ofInvitation.includes(one))
      .sort(),
  );
});

test("simulates an archived schedule and its notices [X21, Q23, B58]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const simulate = (more: object) => permissionsOf(ann).getSimulation({ scheduleId, personId: max.id, ...more });
  const archived = await simulate({ settings: { archived: true } });
  assert.deepEqual(archived.supposed.refused.update, [{ code: "schedule.archived", remedy: "restore-the-schedule" }]);
  assert.equal(archived.now.refused.update, undefined);
  const second = await simulate({ as: { role: "admin" } });
  assert.deepEqual(second.now.notices, [{ code: "one-admin-only" }]);
  assert.deepEqual(second.supposed.notices, []);
});

test("shows why the last admin could not leave [X21, B16]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const { now } = await permissionsOf(ann).getSimulation({ scheduleId, personId: ann.id });
  const own = now.rows.find(({ kind }) => kind === "own");
  assert.deepEqual(own?.refused.remove, [{ code: "member.last-admin", remedy: "make-another-admin" }]);
});

test("lets organization admins simulate anyone, and schedule admins only people on the schedule [X21, P21]", async () => {
  const { ann, boss, oda, max, stranger, scheduleId } = await createTestWorld();
  const ofOda = { scheduleId, personId: oda.id };
  const { now, supposed } = await permissionsOf(boss).getSimulation({ ...ofOda, as: { role: "member" } });
  assert.deepEqual([now.role, now.isHidden, supposed.role, supposed.isHidden], [null, true, "member", false]);
  const off = await permissionsOf(boss).getSimulation({ scheduleId, personId: max.id, as: { role: null } });
  assert.deepEqual([off.supposed.isHidden, off.supposed.assignable], [true, null]);
  assert.deepEqual(off.supposed.refused.update, [{ code: "request.not-found" }]);
  const planner = await permissionsOf(boss).getSimulation({ ...ofOda, as: { organizationRole: "scheduler" } });
  assert.equal(planner.supposed.refused["change-shifts"], undefined);
  assert.equal(await codeOf(permissionsOf(ann).getSimulation(ofOda)), "request.not-found");
  assert.equal(
    await codeOf(permissionsOf(boss).getSimulation({ scheduleId, personId: stranger.id })),
    "request.not-found",
  );
  assert.equal(await codeOf(permissionsOf(max).getSimulation({ scheduleId, personId: max.id })), "request.forbidden");
});

test("rejects simulating roles that external people can never have [X21, Q50]", async () => {
  const { ann, boss, scheduleId } = await createTestWorld();
  const email = "wim@workers.example";
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "Worker", email });
  await ann.client.members.add({ scheduleId, people: [{ personId: person.id }] });
  const asked = { scheduleId, personId: person.id };
  for (const as of [{ role: "admin" }, { role: "member" }, { organizationRole: "admin" }] as const) {
    assert.equal(await codeOf(permissionsOf(ann).getSimulation({ ...asked, as })), "member.external-role");
  }
  const { supposed } = await permissionsOf(ann).getSimulation({ ...asked, as: { assignable: false } });
  assert.deepEqual([supposed.role, supposed.organizationRole, supposed.assignable], ["viewer", null, false]);
});
