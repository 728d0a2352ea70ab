import assert from "node:assert/strict";
import test from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";

/** The first shift of a weekly series, offered to two workers: Xia has accepted it, and Yan waits for a slot. */
async function openOfferOfSeries() {
  const world = await openWorkers();
  const { app, ann, scheduleId, xia, yan } = world;
  const { seriesId, shiftIds } = await ann.client.shifts.createSeries({
    scheduleId,
    kind: "Night",
    start: "2026-02-02T22:00[Europe/Zurich]",
    end: "2026-02-03T06:00[Europe/Zurich]",
    rule: "FREQ=WEEKLY;COUNT=2",
  });
  const key = { scheduleId, shiftId: shiftIds[0] ?? "" };
  const { offer } = await ann.client.offers.create({ ...key, personIds: [xia.id, yan.id] });
  await xia.browser.client.offers.accept({ ...key, version: 1 });
  await yan.browser.client.offers.joinWaitlist(key);
  const advance = () => app.rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
  await advance();
  const states = async () => {
    const found = (await ann.client.offers.get({ scheduleId, offerId: offer?.id ?? "" })).offer;
    return [found.state, ...found.answers.map(({ name, state }) => `${name} ${state}`)];
  };
  assert.deepEqual(await states(), ["filled", "Xia Worker accepted", "Yan Worker waitlisted"]);
  return { ...world, seriesId, advance, states };
}

test("gives slots added by a change to the series to people on the waitlist [X13]", async () => {
  const { ann, scheduleId, seriesId, advance, states } = await openOfferOfSeries();
  await ann.client.shifts.updateSeries({ scheduleId, seriesId, slots: 2 });
  await advance();
  assert.deepEqual(await states(), ["filled", "Xia Worker accepted", "Yan Worker accepted"]);
});

test("ends the offers of a series' shifts with the series [X13, Q42]", async () => {
  const { ann, scheduleId, seriesId, advance, states } = await openOfferOfSeries();
  await ann.client.shifts.endSeries({ scheduleId, seriesId });
  await advance();
  assert.deepEqual(await states(), ["withdrawn", "Xia Worker accepted", "Yan Worker lapsed"]);
});
