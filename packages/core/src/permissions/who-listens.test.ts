import assert from "node:assert/strict";
import test from "node:test";
import { type Cast, openCast } from "../cast.fixture.ts";
import type { Actor } from "../kernel/actor.ts";

/** The first word of a stream on a schedule, for somebody. */
async function firstWord({ house, scheduleId }: Cast, actor: Actor): Promise<string | undefined> {
  const abort = new AbortController();
  for await (const message of house.rollcall.stream({ [scheduleId]: null }, actor, abort.signal)) {
    abort.abort();
    return message.kind;
  }
  return undefined;
}

test("a scheduler hears of every schedule of the organization; its other people of theirs alone [Q49, P24]", async () => {
  const cast = await openCast();
  const scheduler = await cast.house.caller("Sia", { organizationRole: "scheduler" });
  assert.equal(await firstWord(cast, await scheduler.actor()), "ready");
  assert.equal(await firstWord(cast, await cast.vic.actor()), "ready");
  assert.equal(await firstWord(cast, await cast.oda.actor()), "closed");
});

test("an external person hears nothing of the others on their schedule, nor of the organization [A63, A65, Q50]", async () => {
  const cast = await openCast();
  const { ann, boss, house, scheduleId } = cast;
  const email = "wim@workers.example";
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "Worker", email });
  await ann.client.members.add({ scheduleId, people: [{ personId: person.id }] });
  const { organizationId } = await ann.actor();
  const wim: Actor = { organizationId, personId: person.id, affiliation: "external", organizationRole: null };
  assert.equal(await firstWord(cast, wim), "closed");
  assert.equal(await firstWord({ ...cast, house, scheduleId: organizationId }, wim), "closed");
});
