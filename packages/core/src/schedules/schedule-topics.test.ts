import assert from "node:assert/strict";
import test from "node:test";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import type { Actor } from "../identity/actor.ts";

/** The kind of the first message of a caller's stream on a schedule. */
async function firstMessage({ app, scheduleId }: TestWorld, actor: Actor): Promise<string | undefined> {
  const abort = new AbortController();
  for await (const message of app.rollcall.stream({ [scheduleId]: null }, actor, abort.signal)) {
    abort.abort();
    return message.kind;
  }
  return undefined;
}

test("streams every schedule of the organization to schedulers, and only their own schedules to others [Q49, P24]", async () => {
  const world = await createTestWorld();
  const scheduler = await world.app.user("Sia", { organizationRole: "scheduler" });
  assert.equal(await firstMessage(world, await scheduler.actor()), "ready");
  assert.equal(await firstMessage(world, await world.vic.actor()), "ready");
  assert.equal(await firstMessage(world, await world.oda.actor()), "closed");
});

test("streams neither their schedule nor the organization to external people [A63, A65, Q50]", async () => {
  const world = await createTestWorld();
  const { ann, boss, app, scheduleId } = world;
  const email = "wim@workers.example";
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "Worker", email });
  await ann.client.members.add({ scheduleId, people: [{ personId: person.id }] });
  const { organizationId } = await ann.actor();
  const wim: Actor = { organizationId, personId: person.id, affiliation: "external", organizationRole: null };
  assert.equal(await firstMessage(world, wim), "closed");
  assert.equal(await firstMessage({ ...world, app, scheduleId: organizationId }, wim), "closed");
});
