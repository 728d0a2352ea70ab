import assert from "node:assert/strict";
import test from "node:test";
import { type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

const grant = ({ ask }: MatrixWorld, manageSchedules: boolean) =>
  ask("organization-admin", "run", "organizations.update", { manageSchedules });

test("a grant that is withdrawn between look and click deletes nothing over HTTP [P23, B59, B60]", async () => {
  const world = await openMatrixWorld({ isGranted: true });
  const { ids, ask, everything } = world;
  const input = { scheduleId: ids["desk"] };
  const look = await ask("schedule-admin", "run", "schedules.get", input);
  const { refused } = look.body["schedule"] as { refused: Readonly<Record<string, unknown>> };
  assert.equal("delete" in refused, false);
  assert.equal((await ask("schedule-admin", "check", "schedules.delete", input)).body["allowed"], true);
  await grant(world, false);
  const before = await everything();
  for (const operation of ["schedules.delete", "schedules.archive"]) {
    assert.equal((await ask("schedule-admin", "run", operation, input)).code, "schedule.delete-not-granted");
    assert.equal((await ask("member", "run", operation, input)).code, "request.forbidden");
  }
  assert.equal(await everything(), before);
  await grant(world, true);
  assert.equal((await ask("schedule-admin", "run", "schedules.delete", input)).code, "yes");
  assert.equal((await ask("schedule-admin", "run", "schedules.get", input)).code, "request.not-found");
});

test("a deletion and the withdrawal of its grant, sent at once, come to one order [P23]", async () => {
  for (const isFirst of [true, false]) {
    const world = await openMatrixWorld({ isGranted: true });
    const input = { scheduleId: world.ids["desk"] };
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

test("what a person owns is deleted by its own admins alone, granted or not [P23, Q24]", async () => {
  const { ids, ask } = await openMatrixWorld({ isGranted: true });
  const input = { scheduleId: ids["owned"] };
  for (const who of ["organization-admin", "scheduler", "member", "viewer"] as const) {
    assert.equal((await ask(who, "run", "schedules.delete", input)).code, "request.forbidden", who);
  }
  assert.equal((await ask("schedule-admin", "run", "schedules.delete", input)).code, "yes");
});
