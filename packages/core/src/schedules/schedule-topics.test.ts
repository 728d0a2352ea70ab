import assert from "node:assert/strict";
import test from "node:test";
import { type TestWorld, createTestWorld } from "../testing/test-world.fixture.ts";
import type { Actor } from "../identity/actor.ts";

/** The first event of a caller's stream on a schedule. */
async function firstWord({ app, scheduleId }: TestWorld, actor: Actor): Promise<string | undefined> {
  const abort = new AbortController();
  for await (const message of app.rollcall.stream({ [scheduleId]: null }, actor, abort.signal)) {
    abort.abort();
    return message.kind;
  }
  return undefined;
}

test("lets schedulers listen to every schedule of the organization, and others only to their own [Q49, P24]", async () => {
  const world = await createTestWorld();
  const scheduler = await world.app.user("Sia", { organizationRole: "scheduler" });
  assert.equal(await firstWord(world, await scheduler.actor()), "ready");
  assert.equal(await firstWord(world, await world.vic.actor()), "ready");
  assert.equal(await firstWord(world, await world.oda.actor()), "closed");
});

test("lets external people listen to neither their schedule nor the organization [A63, A65, Q50]", async () => {
  const world = await createTestWorld();
  const { ann, boss, app, scheduleId } = world;
  const email = "wim@workers.example";
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "Worker", email });
  await ann.client.members.add({ scheduleId, people: [{ personId: person.id }] });
  const { organizationId } = await ann.actor();
  const wim: Actor = { organizationId, personId: person.id, affiliation: "external", organizationRole: null };
  assert.equal(await firstWord(world, wim), "closed");
  assert.equal(await firstWord({ ...world, app, scheduleId: organizationId }, wim), "closed");
});
