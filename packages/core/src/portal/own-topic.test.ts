import assert from "node:assert/strict";
import test from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { ownTopicOf } from "../kernel/journal/signals.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";

/** Two external workers, one of whom follows the topic that their list of shifts returns. */
async function openFollowed() {
  const world = await openWorkers();
  const { app, scheduleId, ann, xia } = world;
  const numberOf = async () => (await xia.browser.client.portal.listShifts({})).topics[ownTopicOf(xia.id)];
  const stream = await listen(
    app,
    { actor: () => app.rollcall.session(xia.browser.token) },
    { [ownTopicOf(xia.id)]: 0 },
  );
  await stream.untilReady();
  const shift = await plan(ann, scheduleId, {});
  return { ...world, stream, numberOf, key: { scheduleId, shiftId: shift.id } };
}

test("notifies an external worker of a change to their shift and nothing else [A63, P42]", async () => {
  const { ann, xia, yan, stream, numberOf, key } = await openFollowed();
  assert.equal(await numberOf(), 0);
  // Shifts of others and drafts.
  await ann.client.shifts.assign({ ...key, personId: yan.id, state: "confirmed" });
  await ann.client.shifts.update({ ...key, venue: "Hall 4", slots: 2 });
  await ann.client.shifts.assign({ ...key, personId: xia.id, state: "planned" });
  assert.equal(await numberOf(), 0);
  await ann.client.shifts.assign({ ...key, personId: xia.id, instead: xia.id, state: "confirmed" });
  const first = change(await stream.next());
  await ann.client.shifts.update({ ...key, venue: "Hall 5" });
  const { at, ...message } = change(await stream.next());
  assert.ok(at >= first.at);
  const empty = { kind: "change", operation: "", actorId: "", events: [], decisionsChanged: false };
  assert.deepEqual(message, { ...empty, topic: ownTopicOf(xia.id), number: 2 });
  assert.equal(await numberOf(), 2);
});

test("notifies everyone asked when an offer is made, filled, or open again [X13, Q41]", async () => {
  const { app, ann, xia, yan, stream, key } = await openFollowed();
  const made = await ann.client.offers.create({ ...key, personIds: [xia.id, yan.id] });
  assert.equal(change(await stream.next()).number, 1);
  await yan.browser.client.offers.accept({ ...key, version: 1 });
  assert.equal(change(await stream.next()).number, 2);
  await yan.browser.client.offers.handBack(key);
  await app.rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
  assert.equal(change(await stream.next()).number, 3);
  await ann.client.offers.withdraw({ scheduleId: key.scheduleId, offerId: made.offer?.id ?? "" });
  assert.equal(change(await stream.next()).number, 4);
});

test("closes the topics of other people, and those of paused people [P42, P45]", async () => {
  const { app, boss, xia, yan, stream } = await openFollowed();
  const other = await listen(
    app,
    { actor: () => app.rollcall.session(yan.browser.token) },
    { [ownTopicOf(xia.id)]: 0 },
  );
  assert.deepEqual(await other.untilReady(), [{ kind: "closed", topic: ownTopicOf(xia.id) }]);
  await boss.client.access.setPortal({ personId: xia.id, portal: "off" });
  app.rollcall.tick();
  assert.deepEqual(await stream.next(), { kind: "closed", topic: ownTopicOf(xia.id) });
});
