import assert from "node:assert/strict";
import test from "node:test";
import { openLinks, tokenIn } from "./calendar-links.fixture.ts";
import type { FeedMark } from "./feed-shifts.ts";

const minute = 60_000;
const day = 86_400_000;

test("a moved shift keeps its UID and gets a higher sequence, without a new link [X14]", async () => {
  const { app, portal, plan, update, shiftsIn } = await openLinks();
  const shiftId = await plan("Night", "confirmed");
  const { path } = await portal.createCalendarLink({ name: "Phone" });
  const [before] = await shiftsIn(path);
  assert(before !== undefined);
  app.clock.advance(minute);
  const start = `${new Date(before.start + 7_200_000).toISOString().slice(0, 19)}+00:00[UTC]`;
  await update(shiftId, { start });
  const [after, ...more] = await shiftsIn(path);
  assert.deepEqual(
    [after?.uid, after?.start, after?.state, more],
    [before.uid, before.start + 7_200_000, "confirmed", []],
  );
  assert((after?.sequence ?? 0) > before.sequence);
  assert.equal(after?.changedAt, app.clock.now());
  await update(shiftId, { notes: "Bring a lamp" });
  const [noted] = await shiftsIn(path);
  assert.deepEqual([noted?.notes, (noted?.sequence ?? 0) > after.sequence], ["Bring a lamp", true]);
});

test("keeps canceled and released shifts as canceled for 30 days [X14]", async () => {
  const { app, ann, max, scheduleId, portal, plan, update, shiftsIn } = await openLinks();
  const [cancelled, released] = [await plan("Cancelled", "confirmed"), await plan("Released", "confirmed")];
  const { path } = await portal.createCalendarLink({ name: "Phone" });
  const before = await shiftsIn(path);
  await update(cancelled, { status: "cancelled" });
  await ann.client.shifts.assign({ scheduleId, shiftId: released, personId: null, instead: max.id });
  // A person who isn't on the shift anymore doesn't see what happens to it afterward (A64).
  await update(released, { notes: "For the next person" });
  const after = await shiftsIn(path);
  assert.deepEqual(
    after.map(({ uid, state }) => [uid, state]),
    before.map(({ uid }) => [uid, "cancelled"]),
  );
  assert(after.every((one, index) => one.sequence > (before[index]?.sequence ?? 0)));
  assert(!JSON.stringify(after).includes("next person"));
  app.clock.advance(30 * day);
  assert.equal((await shiftsIn(path)).length, 2);
  app.clock.advance(day);
  assert.deepEqual(await shiftsIn(path), []);
});

test("a stored feed is current until something it shows changes [X14]", async () => {
  const { app, ann, vic, boss, max, scheduleId, portal, plan, update, read } = await openLinks();
  const { path, link } = await portal.createCalendarLink({ name: "Phone" });
  const shiftId = await plan("Night", "confirmed");
  // Another change may still follow in the same millisecond.
  assert.equal((await read(path))?.mark, undefined);
  let mark: FeedMark | undefined;
  const isCurrent = async (): Promise<boolean> =>
    (await app.rollcall.calendarFeed(tokenIn(path), (linkId) => (linkId === link.id ? mark : undefined))) === undefined;
  const changes: readonly (() => Promise<unknown>)[] = [
    () => update(shiftId, { notes: "Bring a lamp" }),
    () => ann.client.schedules.update({ scheduleId, name: "Renamed" }),
    () => portal.updateCalendarLink({ linkId: link.id, privacy: "busy" }),
    () => plan("Late", "offered"),
    () => boss.client.access.setPortal({ personId: max.id, portal: "off" }),
    () => boss.client.access.setPortal({ personId: max.id, portal: "on" }),
    async () => {
      app.clock.advance(day);
    },
    () => boss.client.schedules.delete({ scheduleId }),
  ];
  for (const change of changes) {
    app.clock.advance(minute);
    mark = (await read(path))?.mark;
    assert(mark !== undefined);
    assert(await isCurrent());
    // What happens to other people and their shifts changes nothing.
    if (change !== changes.at(-1)) await plan("Another worker’s", "confirmed", ann.id);
    await vic.client.portal.createCalendarLink({ name: "Phone" });
    assert(await isCurrent());
    await change();
    assert(!(await isCurrent()));
  }
});
