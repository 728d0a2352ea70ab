import assert from "node:assert/strict";
import test from "node:test";
import { type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

const codeOf = async ({ ask }: MatrixWorld, who: "member" | "schedule-admin", operation: string, input: object) =>
  (await ask(who, "run", operation, input)).code;

test("treats a removed member with a live session as an outsider from the next request [P24]", async () => {
  const world = await openMatrixWorld();
  const { ids, ask, dump } = world;
  const scheduleId = ids["schedule"];
  const person = { scheduleId, personId: ids["member"] };
  assert.equal(await codeOf(world, "member", "schedules.update", { scheduleId, name: "Day desk" }), "yes");
  await ask("schedule-admin", "run", "members.remove", person);
  const before = await dump();
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
  assert.equal(await dump(), before);
});

test("applies a lower role to a live session from the next request [P24]", async () => {
  const world = await openMatrixWorld();
  const { ids, ask, dump } = world;
  const scheduleId = ids["schedule"];
  const other = { scheduleId, personId: ids["another-viewer"] };
  assert.equal(await codeOf(world, "schedule-admin", "members.setRole", { ...other, role: "member" }), "yes");
  await ask("organization-admin", "run", "members.setRole", {
    scheduleId,
    personId: ids["schedule-admin"],
    role: "viewer",
  });
  const before = await dump();
  for (const [operation, input] of [
    ["members.setRole", { ...other, role: "viewer" }],
    ["members.remove", other],
    ["schedules.update", { scheduleId, name: "Mine" }],
    ["shifts.assign", { scheduleId, shiftId: ids["shift-of-schedule"], personId: null }],
  ] as const) {
    assert.equal(await codeOf(world, "schedule-admin", operation, input), "request.forbidden", operation);
  }
  const { body } = await ask("schedule-admin", "run", "schedules.get", { scheduleId });
  assert.equal((body["schedule"] as { myRole: string }).myRole, "viewer");
  assert.equal(await dump(), before);
});

test("closes the event stream of a removed member before later events [P24]", async () => {
  const { ids, ask, request } = await openMatrixWorld();
  const scheduleId = String(ids["schedule"]);
  const position = encodeURIComponent(JSON.stringify({ [scheduleId]: null }));
  const response = await request("member", `/events?position=${position}`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let received = "";
  const listen = async (isThere: (text: string) => boolean): Promise<void> => {
    while (!isThere(received)) {
      const { done, value } = await reader.read();
      assert(!done, received);
      received += value;
    }
  };
  await listen((text) => text.includes("id: ready"));
  await ask("schedule-admin", "run", "members.remove", { scheduleId, personId: ids["member"] });
  await ask("schedule-admin", "run", "schedules.update", { scheduleId, name: "Without them" });
  await listen((text) => text.includes('"kind":"closed"'));
  assert.equal(received.includes("Without them"), false);
  await reader.cancel();
});
