import assert from "node:assert/strict";
import test from "node:test";
import { type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

const codeOf = async ({ ask }: MatrixWorld, who: "member" | "schedule-admin", operation: string, input: object) =>
  (await ask(who, "run", operation, input)).code;

test("somebody taken off with a live session is an outsider at the very next request [P24]", async () => {
  const world = await openMatrixWorld();
  const { ids, ask, everything } = world;
  const scheduleId = ids["desk"];
  const person = { scheduleId, personId: ids["member"] };
  assert.equal(await codeOf(world, "member", "schedules.update", { scheduleId, name: "Day desk" }), "yes");
  await ask("schedule-admin", "run", "members.remove", person);
  const before = await everything();
  for (const [operation, input] of [
    ["schedules.get", { scheduleId }],
    ["schedules.update", { scheduleId, name: "Mine" }],
    ["members.list", { scheduleId }],
    ["members.setAssignable", { ...person, assignable: true }],
    ["members.add", { scheduleId, people: [{ personId: ids["member"] }] }],
    ["shifts.list", { scheduleId }],
    ["history.list", { scheduleId }],
  ] as const) {
    assert.equal(await codeOf(world, "member", operation, input), "request.not-found", operation);
  }
  const { body } = await ask("member", "run", "schedules.list", {});
  assert.equal(JSON.stringify(body).includes(String(scheduleId)), false);
  assert.equal(await everything(), before);
});

test("a role taken away with a live session is gone at the very next request [P24]", async () => {
  const world = await openMatrixWorld();
  const { ids, ask, everything } = world;
  const scheduleId = ids["desk"];
  const other = { scheduleId, personId: ids["another-viewer"] };
  assert.equal(await codeOf(world, "schedule-admin", "members.setRole", { ...other, role: "member" }), "yes");
  await ask("organization-admin", "run", "members.setRole", {
    scheduleId,
    personId: ids["schedule-admin"],
    role: "viewer",
  });
  const before = await everything();
  for (const [operation, input] of [
    ["members.setRole", { ...other, role: "viewer" }],
    ["members.remove", other],
    ["schedules.update", { scheduleId, name: "Mine" }],
    ["shifts.assign", { scheduleId, shiftId: ids["shift-of-desk"], personId: null }],
  ] as const) {
    assert.equal(await codeOf(world, "schedule-admin", operation, input), "request.forbidden", operation);
  }
  const { body } = await ask("schedule-admin", "run", "schedules.get", { scheduleId });
  assert.equal((body["schedule"] as { myRole: string }).myRole, "viewer");
  assert.equal(await everything(), before);
});

test("the event stream of somebody taken off closes before it tells what follows [P24]", async () => {
  const { ids, ask, request } = await openMatrixWorld();
  const scheduleId = String(ids["desk"]);
  const position = encodeURIComponent(JSON.stringify({ [scheduleId]: null }));
  const response = await request("member", `/events?position=${position}`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let told = "";
  const listen = async (isThere: (text: string) => boolean): Promise<void> => {
    while (!isThere(told)) {
      const { done, value } = await reader.read();
      assert(!done, told);
      told += value;
    }
  };
  await listen((text) => text.includes("id: ready"));
  await ask("schedule-admin", "run", "members.remove", { scheduleId, personId: ids["member"] });
  await ask("schedule-admin", "run", "schedules.update", { scheduleId, name: "Without them" });
  await listen((text) => text.includes('"kind":"closed"'));
  assert.equal(told.includes("Without them"), false);
  await reader.cancel();
});
