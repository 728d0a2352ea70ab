import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { hostUser, refusal, type TestUser } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";

const modes = ["run", "check", "dry-run"] as const;

/** Every operation on a member with its input. */
const asked = (scheduleId: string, personId: string): readonly (readonly [name: string, input: unknown])[] => [
  ["members.get", { scheduleId, personId }],
  ["members.remove", { scheduleId, personId }],
  ["members.setRole", { scheduleId, personId, role: "viewer" }],
  ["members.setAssignable", { scheduleId, personId, assignable: false }],
  ["members.setInvited", { scheduleId, personId, invited: false }],
];

/** Every operation on a schedule only. */
const askedOfSchedule = (scheduleId: string): readonly (readonly [name: string, input: unknown])[] => [
  ["members.list", { scheduleId }],
  ["members.leave", { scheduleId }],
  ["members.add", { scheduleId, people: [{ address: "new@example.org" }] }],
  ["schedules.get", { scheduleId }],
  ["schedules.update", { scheduleId, name: "X" }],
  ["schedules.setAutoSend", { scheduleId, autoSend: false }],
];

test("ids of another schedule or organization give the same response as missing ids [P21]", async () => {
  const { app, ann, max, oda, stranger, scheduleId } = await createTestWorld();
  const odas = await app.schedule(oda, "Oda's");
  const theirs = await app.schedule(stranger, "Theirs");
  const before = await app.everything();
  const bodies = new Set<string>();
  const ask = async (user: TestUser, [name, input]: readonly [string, unknown]): Promise<void> => {
    const actor = await user.actor();
    for (const mode of modes) {
      const call = (async () => app.rollcall.call(mode, { name, input, actor }))();
      bodies.add(JSON.stringify({ error: await refusal(call) }));
    }
  };
  for (const [schedule, person] of [
    [scheduleId, oda.id],
    [scheduleId, stranger.id],
    [scheduleId, "missing"],
    [odas, oda.id],
    [odas, ann.id],
    [odas, max.id],
    [theirs, stranger.id],
    [theirs, ann.id],
    ["no-schedule", ann.id],
    ["no-schedule", "missing"],
  ] as const) {
    for (const one of asked(schedule, person)) await ask(ann, one);
  }
  for (const schedule of [odas, theirs, "no-schedule"]) {
    for (const one of askedOfSchedule(schedule)) await ask(ann, one);
  }
  for (const one of [...asked(scheduleId, ann.id), ...askedOfSchedule(scheduleId)]) await ask(stranger, one);
  assert.deepEqual([...bodies], ['{"error":{"code":"request.not-found"}}']);
  assert.deepEqual(await app.everything(), before);
});

test("no operation in any mode reveals a schedule to an outsider [P21]", async () => {
  const { app, ann, oda, scheduleId } = await createTestWorld();
  const actor = await oda.actor();
  for (const [name, input] of [
    ...asked(scheduleId, ann.id),
    ...asked(scheduleId, oda.id),
    ...askedOfSchedule(scheduleId),
  ]) {
    for (const mode of modes) {
      const call = (async () => app.rollcall.call(mode, { name, input, actor }))();
      assert.deepEqual(await refusal(call), { code: "request.not-found" }, name);
    }
  }
});

test("the organization's stream names no schedule its follower isn't on [P21]", async () => {
  const { app, ann, oda } = await createTestWorld();
  const stream = await listen(app, oda, { [hostUser("Oda").organizationId]: 0 });
  const before = await stream.untilReady();
  const scheduleId = await app.schedule(ann, "Night watch");
  const changes = [...before, change(await stream.next())];
  stream.abort.abort();
  assert.equal(changes.filter(({ kind }) => kind === "change").length, 2);
  assert.equal(JSON.stringify(changes).includes(scheduleId), false);
});

test("a removed person is an outsider from the next request on [P24]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const actor = await max.actor();
  for (const [name, input] of [...asked(scheduleId, max.id), ...askedOfSchedule(scheduleId)]) {
    const call = (async () => app.rollcall.call("run", { name, input, actor }))();
    assert.deepEqual(await refusal(call), { code: "request.not-found" }, name);
  }
});

test("doesn't reveal taken addresses to callers who can't create people [P21]", async () => {
  const { max } = await createTestWorld();
  const ask = (email: string) => ({ firstName: "A", lastName: "B", email });
  const { create } = max.client.people;
  const answers = [await refusal(create(ask("ann@example.org"))), await refusal(create(ask("free@example.org")))];
  assert.deepEqual(answers[0], answers[1]);
  const checks = [await create.check(ask("ann@example.org")), await create.check(ask("free@example.org"))];
  assert.deepEqual(checks[0], checks[1]);
});
