import assert from "node:assert/strict";
import test from "node:test";
import { sampleSchedule } from "../members/rules/rule-table.fixture.ts";
import { deltaBetween, movedBy, type Totals } from "./totals.ts";
import { isReady, updateScheduleSummary } from "./schedule-summary.ts";

const totals: Totals = { members: 9, admins: 4, assignables: 6, ready: 3, toInvite: 2 };
const delta = { members: -1, admins: 2, assignables: -3, ready: 1, toInvite: -1 };

test("applies the delta of each total and leaves other totals unchanged [X7, B58]", () => {
  assert.deepEqual(movedBy(totals, delta), { members: 8, admins: 6, assignables: 3, ready: 4, toInvite: 1 });
  assert.deepEqual(movedBy(totals, {}), totals);
  assert.deepEqual(deltaBetween(totals, movedBy(totals, delta)), delta);
});

test("a schedule is ready when it has assignable people and all of them are ready [X7]", () => {
  const ready = (assignables: number, count: number) => isReady({ ...totals, assignables, ready: count });
  assert.deepEqual([ready(2, 2), ready(2, 1), ready(0, 0)], [true, false, false]);
});

test("a summary increments its number, publishes totals first and only overwrites what was read [P18]", () => {
  const { summary, change, entry } = updateScheduleSummary(sampleSchedule, { members: 1 }, [
    { type: "one" },
    { type: "two" },
  ]);
  assert.equal(summary.number, sampleSchedule.number + 1);
  assert(change.kind === "update");
  assert.deepEqual(change.expect, { number: sampleSchedule.number });
  const { members, admins, assignables, ready, toInvite } = summary;
  assert.deepEqual(entry, {
    topic: sampleSchedule.id,
    number: sampleSchedule.number + 1,
    events: [{ type: "one", totals: { members, admins, assignables, ready, toInvite } }, { type: "two" }],
    decisionsChanged: false,
  });
});

test("decisions change when a second active admin is added or only one is left [B18]", () => {
  const changed = (moved: Parameters<typeof updateScheduleSummary>[1], from = sampleSchedule) =>
    updateScheduleSummary(from, moved, []).entry.decisionsChanged;
  assert.equal(changed({ admins: -1 }), true);
  assert.equal(changed({ admins: 1 }), false);
  assert.equal(changed({ admins: 1 }, { ...sampleSchedule, admins: 1 }), true);
  assert.equal(changed({ assignables: -1 }), true);
  assert.equal(changed({ assignables: 3 }), false);
  assert.equal(updateScheduleSummary(sampleSchedule, {}, [], {}, true).entry.decisionsChanged, true);
});

test("publishes nothing without changes, and becoming ready as a separate event [X7]", () => {
  assert.deepEqual(updateScheduleSummary(sampleSchedule, {}, []).entry.events, []);
  const types = (from: typeof sampleSchedule, moved: Parameters<typeof updateScheduleSummary>[1]) =>
    updateScheduleSummary(from, moved, [{ type: "one" }]).entry.events.map(({ type }) => type);
  const waiting = { ...sampleSchedule, assignables: 2, ready: 1 };
  assert.deepEqual(types(waiting, { ready: 1 }), ["one", "schedule-ready"]);
  assert.deepEqual(types(waiting, {}), ["one"]);
  assert.deepEqual(types({ ...waiting, ready: 2 }, {}), ["one"]);
});
