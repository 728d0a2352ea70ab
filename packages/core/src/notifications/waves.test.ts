import assert from "node:assert/strict";
import test from "node:test";
import { createNotifiedWorld, zurich } from "./notifications.fixture.ts";

/** A shift that is offered one person at a time, every 30 minutes, to two people who are in their quiet hours until 6:00. */
async function openWaves(day: string) {
  const world = await createNotifiedWorld({ quietHours: { from: "22:00", to: "06:00" } });
  const { ann, app, max, oda, scheduleId } = world;
  await ann.client.members.add({ scheduleId, people: [{ personId: oda.id }] });
  app.clock.set(Date.parse("2026-02-01T22:00:00Z"));
  for (const { client } of [max, oda]) await client.notifications.updateSettings({ timeZone: "Europe/Zurich" });
  const times = { start: zurich(`${day}T08:00`), end: zurich(`${day}T16:00`) };
  const { shift } = await ann.client.shifts.create({ scheduleId, kind: "Early", ...times });
  const asked = { scheduleId, shiftId: shift.id, personIds: [max.id, oda.id] };
  const { offer } = await ann.client.offers.create({ ...asked, wave: { size: 1, minutes: 30 } });
  const states = async (at?: string): Promise<readonly string[]> => {
    if (at !== undefined) app.clock.set(Date.parse(at));
    await app.rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
    const found = await ann.client.offers.get({ scheduleId, offerId: offer?.id ?? "" });
    return found.offer.answers.map(({ state }) => state);
  };
  return { ...world, states };
}

test("offer waves wait for the end of quiet hours, each as long as the one before [Q59, X13]", async () => {
  const { max, mailsTo, states } = await openWaves("2026-02-05");
  assert.deepEqual(await states(), ["waiting", "waiting"]);
  assert.deepEqual(await states("2026-02-02T04:59:00Z"), ["waiting", "waiting"]);
  assert.deepEqual(await states("2026-02-02T05:00:00Z"), ["asked", "waiting"]);
  assert.deepEqual(await mailsTo(max.identity.email), ["You’ve been offered a shift"]);
  assert.deepEqual(await states("2026-02-02T05:29:00Z"), ["asked", "waiting"]);
  assert.deepEqual(await states("2026-02-02T05:30:00Z"), ["asked", "asked"]);
});

test("waves of a shift that begins within 12 hours don't wait [Q59]", async () => {
  const { states } = await openWaves("2026-02-02");
  assert.deepEqual(await states(), ["asked", "waiting"]);
  assert.deepEqual(await states("2026-02-01T22:30:00Z"), ["asked", "asked"]);
});

test("later waves wait when their turn comes during quiet hours, but not for people who may be asked [Q59]", async () => {
  const { oda, states } = await openWaves("2026-02-05");
  await oda.client.notifications.updateSettings({ quietHours: { from: "05:15", to: "09:00" } });
  assert.deepEqual(await states("2026-02-02T05:00:00Z"), ["asked", "waiting"]);
  assert.deepEqual(await states("2026-02-02T05:30:00Z"), ["asked", "waiting"]);
  assert.deepEqual(await states("2026-02-02T08:00:00Z"), ["asked", "asked"]);
});
