import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";

const options = { idempotencyKey: "key-1" };

test("a removed person gets no response to a repeated command [P21, P24]", async () => {
  const { ann, boss, vic, max, scheduleId } = await createTestWorld();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const commands = [
    () => max.client.schedules.update({ scheduleId, name: "Mine" }, { idempotencyKey: "rename" }),
    () => max.client.members.setRole({ scheduleId, personId: vic.id, role: "member" }, { idempotencyKey: "role" }),
    () => max.client.members.remove({ scheduleId, personId: vic.id }, { idempotencyKey: "remove" }),
  ];
  const answers: unknown[] = [];
  for (const command of commands) answers.push(await command());
  for (const [i, command] of commands.entries()) assert.deepEqual(await command(), answers[i]);
  await boss.client.members.remove({ scheduleId, personId: max.id });
  for (const command of commands) assert.deepEqual(await refusal(command()), { code: "request.not-found" });
});

test("repeating a command returns its result even if it is no longer allowed [F5]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const first = await max.client.schedules.update({ scheduleId, name: "Mine" }, options);
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" });
  assert.deepEqual(await max.client.schedules.update({ scheduleId, name: "Mine" }, options), first);
});

test("a person removed by others gets no repeated response, even for their own leaving or undo [P21, P24]", async () => {
  const { ann, boss, max, vic, scheduleId } = await createTestWorld();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: false });
  await max.client.schedules.update({ scheduleId, name: "Mine" });
  const { number } = (await max.client.schedules.get({ scheduleId })).schedule;
  const edits = [
    { personId: max.id, remove: true as const },
    { personId: vic.id, role: "member" as const },
  ];
  const commands = [
    () => max.client.members.edit({ scheduleId, edits }, { idempotencyKey: "edit" }),
    () => max.client.history.undo({ scheduleId, number }, { idempotencyKey: "undo" }),
  ];
  for (const command of commands) assert.deepEqual(await command(), await command());
  await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: true });
  await boss.client.members.remove({ scheduleId, personId: max.id });
  for (const command of commands) assert.deepEqual(await refusal(command()), { code: "request.not-found" });
});

test("leaving by a bulk edit or by an undo can be repeated [F5]", async () => {
  const { ann, max, oda, scheduleId } = await createTestWorld();
  const edits = [{ personId: max.id, remove: true as const }];
  const edited = await max.client.members.edit({ scheduleId, edits }, options);
  assert.deepEqual(await max.client.members.edit({ scheduleId, edits }, options), edited);
  await ann.client.members.add({ scheduleId, people: [{ personId: oda.id }] });
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const undone = await oda.client.history.undo({ scheduleId, number }, options);
  assert.deepEqual(await oda.client.history.undo({ scheduleId, number }, options), undone);
});

test("leaving can be repeated, with either operation [F5]", async () => {
  const { max, vic, scheduleId } = await createTestWorld();
  const left = await max.client.members.leave({ scheduleId }, options);
  assert.deepEqual(await max.client.members.leave({ scheduleId }, options), left);
  const removed = await vic.client.members.remove({ scheduleId, personId: vic.id }, options);
  assert.deepEqual(await vic.client.members.remove({ scheduleId, personId: vic.id }, options), removed);
});
