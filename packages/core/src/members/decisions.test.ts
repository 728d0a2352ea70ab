import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import type { Reason } from "../contract/decision.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import { type TestUser, type TestApp, createTestApp } from "../testing/test-app.fixture.ts";
import { createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import { type MemberAction, memberActions } from "./actions.ts";
import { roles } from "../schedules/roles.ts";

const names = ["Ann", "Max", "Vic", "Zoe"] as const;

/** A person on a random schedule: a host user, a pending or an external person. */
const anyone = fc.record({
  kind: fc.constantFrom("caller" as const, "pending" as const, "external" as const),
  role: fc.constantFrom(...roles),
  assignable: fc.boolean(),
});

interface Asked {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The operation behind an action of a row. */
function operationOf(action: MemberAction, row: { readonly assignable: boolean; readonly invited: boolean }): Asked {
  if (action === "remove") return { name: "members.remove", input: {} };
  if (action === "set-assignable") return { name: "members.setAssignable", input: { assignable: !row.assignable } };
  if (action === "set-invited") return { name: "members.setInvited", input: { invited: !row.invited } };
  if (action === "invite") return { name: "invitations.resend", input: {} };
  if (action === "revoke-invitation") return { name: "invitations.revoke", input: {} };
  if (action === "copy-link") return { name: "invitations.copyLink", input: {} };
  return { name: "members.setRole", input: { role: action.slice("make-".length) } };
}

/** Runs one call; a dry run does everything except storing. */
async function outcome(app: TestApp, user: TestUser, { name, input }: Asked): Promise<readonly Reason[]> {
  try {
    await app.rollcall.call("dry-run", { name, input, actor: await user.actor() });
    return [];
  } catch (error) {
    assert(error instanceof RollcallError);
    return [error.reason];
  }
}

test("list, check and command agree for every row and action [B17, X1, X2]", async () => {
  const rosters = fc.tuple(fc.array(anyone, { maxLength: 5 }), fc.boolean(), fc.boolean());
  await fc.assert(
    fc.asyncProperty(rosters, async ([roster, autoSend, creatorSteps]) => {
      const app = await createTestApp({ mail: createFakeMailer().options });
      const creator = await app.user("Creator");
      const boss = await app.user("Boss", { organizationRole: "admin" });
      const scheduleId = await app.schedule(creator);
      await creator.client.schedules.setAutoSend({ scheduleId, autoSend });
      const callers: TestUser[] = [creator, boss];
      for (const [index, { kind, role, assignable }] of roster.entries()) {
        const name = `${names[index % names.length] ?? ""}${index}`;
        const email = `${name}@workers.example`;
        let who: { personId?: string; address?: string } = { address: email };
        if (kind === "external") {
          const { person } = await boss.client.people.create({ firstName: name, lastName: "W", email });
          who = { personId: person.id };
        } else if (kind === "caller") {
          const user = await app.user(name);
          callers.push(user);
          who = { personId: user.id };
        }
        const asked = { ...who, role: kind === "external" ? ("viewer" as const) : role, assignable };
        await creator.client.members.add({ scheduleId, people: [asked] });
      }
      if (creatorSteps) {
        const key = { scheduleId, personId: creator.id };
        await creator.client.members.setAssignable({ ...key, assignable: false }).catch(() => undefined);
        await creator.client.members.setRole({ ...key, role: "viewer" }).catch(() => undefined);
      }
      for (const user of callers) {
        const { rows, legend } = await user.client.members.list({ scheduleId, limit: 200 });
        for (const row of rows) {
          const { refused } = await user.client.members.get({ scheduleId, personId: row.personId });
          assert.deepEqual(legend[row.refused], refused);
          for (const action of memberActions) {
            const asked = operationOf(action, row);
            const input = { scheduleId, personId: row.personId, ...asked.input };
            const request = { name: asked.name, input, actor: await user.actor() };
            const shown = refused[action] ?? [];
            const checked = await app.rollcall.call("check", request);
            assert.deepEqual(checked, { allowed: shown.length === 0, reasons: shown }, `${action} of ${row.name}`);
            const done = await outcome(app, user, { name: asked.name, input });
            assert.deepEqual(done, shown.slice(0, 1));
          }
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("rows with the same decisions share a legend entry [X1]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const people = Array.from({ length: 150 }, (_, i) => ({ address: `p${i}@example.org` }));
  await ann.client.members.add({ scheduleId, people });
  const { rows, legend } = await ann.client.members.list({ scheduleId, limit: 200 });
  assert.equal(rows.length, 153);
  assert(legend.length <= 3, `${legend.length} entries`);
  assert(rows.every(({ refused }) => legend[refused] !== undefined));
});

test("removing the last admin is refused with reason and remedy until there is a second admin [B17, Q22]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const bin = async () => {
    const { rows, legend } = await ann.client.members.list({ scheduleId });
    const row = rows.find(({ personId }) => personId === ann.id);
    return legend[row?.refused ?? -1]?.remove;
  };
  assert.deepEqual(await bin(), [{ code: "member.last-admin", remedy: "make-another-admin" }]);
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  assert.equal(await bin(), undefined);
});
