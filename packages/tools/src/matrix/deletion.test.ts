import assert from "node:assert/strict";
import test from "node:test";
import { type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

const grant = ({ ask }: MatrixWorld, manageSchedules: boolean) =>
  ask("organization-admin", "run", "organizations.update", { manageSchedules });

test("doesn't delete a schedule over HTTP when the grant is revoked after the page was loaded [P23, B59, B60]", async () => {
  const world = await openMatrixWorld({ isGranted: true });
  const { ids, ask, dump } = world;
  const input = { scheduleId: ids["schedule"] };
  const look = await ask("schedule-admin", "run", "schedules.get", input);
  const { refused } = look.body["schedule"] as { refused: Readonly<Record<string, unknown>> };
  assert.equal("delete" in refused, false);
  assert.equal((await ask("schedule-admin", "check", "schedules.delete", input)).body["allowed"], true);
  await grant(world, false);
  const before = await dump();
  for (const operation of ["schedules.delete", "schedules.archive"]) {
    assert.equal((await ask("schedule-admin", "run", operation, input)).code, "schedule.delete-not-granted");
    assert.equal((await ask("member", "run", operation, input)).code, "request.forbidden");
  }
  assert.equal(await dump(), before);
  await grant(world, true);
  assert.equal((await ask("schedule-admin", "run", "schedules.delete", input)).code, "yes");
  assert.equal((await ask("schedule-admin", "run", "schedules.get", input)).code, "request.not-found");
});

test("runs a deletion and the revocation of its grant one after the other when both are sent at once [P23]", async () => {
  for (const isFirst of [true, false]) {
    const world = await openMatrixWorld({ isGranted: true });
    const input = { scheduleId: world.ids["schedule"] };
    const remove = () => world.ask("schedule-admin", "run", "schedules.delete", input);
    const works = isFirst ? [remove, () => grant(world, false)] : [() => grant(world, false), remove];
    const answers = await Promise.all(works.map((work) => work()));
    const { code } = answers[isFirst ? 0 : 1]!;
    const look = await world.ask("organization-admin", "run", "schedules.get", input);
    assert.equal(look.code, code === "yes" ? "request.not-found" : "yes");
    assert(code === "yes" || code === "schedule.delete-not-granted", code);
    const history = await world.ask("organization-admin", "run", "organizations.get", {});
    assert.equal((history.body["organization"] as { manageSchedules: boolean }).manageSchedules, false);
  }
});

test("lets only its own admins delete a schedule owned by a person, with or without the grant [P23, Q24]", async () => {
  const { ids, ask } = await openMatrixWorld({ isGranted: true });
  const input = { scheduleId: ids["personal-schedule"] };
  for (const who of ["organization-admin", "scheduler", "member", "viewer"] as const) {
    assert.equal((await ask(who, "run", "schedules.delete", input)).code, "request.forbidden", who);
  }
  assert.equal((await ask("schedule-admin", "run", "schedules.delete", input)).code, "yes");
});
