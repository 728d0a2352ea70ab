import assert from "node:assert/strict";
import test from "node:test";
import { openCast } from "../cast.fixture.ts";
import { refusal } from "../house.fixture.ts";

const options = { idempotencyKey: "key-1" };

test("somebody removed gets no answer to a repeat, as to anything else [P21, P24]", async () => {
  const { ann, boss, vic, max, scheduleId } = await openCast();
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

test("somebody who may no longer do it still hears what became of it [F5]", async () => {
  const { ann, max, scheduleId } = await openCast();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const first = await max.client.schedules.update({ scheduleId, name: "Mine" }, options);
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" });
  assert.deepEqual(await max.client.schedules.update({ scheduleId, name: "Mine" }, options), first);
});

test("leaving can be repeated, by either way out [F5]", async () => {
  const { max, vic, scheduleId } = await openCast();
  const left = await max.client.members.leave({ scheduleId }, options);
  assert.deepEqual(await max.client.members.leave({ scheduleId }, options), left);
  const removed = await vic.client.members.remove({ scheduleId, personId: vic.id }, options);
  assert.deepEqual(await vic.client.members.remove({ scheduleId, personId: vic.id }, options), removed);
});
