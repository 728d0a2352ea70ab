import assert from "node:assert/strict";
import test from "node:test";
import type { Rule } from "../kernel/operations/rule.ts";
import { me, sampleSchedule } from "../members/rules/rule-table.fixture.ts";
import { copiesAreLimited } from "./copy-rules.ts";
import { longestShift, publishedShiftsAreOnTheSchedule, publishedShiftsNeedAssignablePeople } from "./rules.ts";
import { everyoneInASeriesHasASlot, seriesBeginRecently, seriesChangeFromAShiftOn } from "./series-rules.ts";

const now = 100 * longestShift;
const context = { actor: me, schedule: sampleSchedule, myRole: "member", mine: "member", now } as const;
const person = { personId: "max", name: "Max", isMember: true, isAssignable: true };
const beginning = (at: number) => ({ asked: { start: { at, timeZone: "UTC" } } });

/** The code of the refusal; `true` if the rule allows it. */
function verdictOf<S>(rule: Rule<S>, given: S): unknown {
  const verdict = rule.evaluate(given);
  return typeof verdict === "object" ? verdict.code : verdict;
}

function table<S>(rule: Rule<S>, rows: string, cases: readonly (readonly [string, S, unknown])[]): void {
  for (const [sentence, given, expected] of cases) {
    test(`${rule.name}: ${sentence} [${rows}]`, () => assert.equal(verdictOf(rule, given), expected));
  }
}

table(publishedShiftsAreOnTheSchedule, "P21", [
  ["all are", { ...context, isComplete: true }, true],
  ["one isn't", { ...context, isComplete: false }, "request.not-found"],
]);

table(publishedShiftsNeedAssignablePeople, "B50", [
  ["without people", { ...context, isComplete: true }, true],
  ["assignable people", { ...context, isComplete: true, assignees: [person] }, true],
  [
    "one isn't assignable",
    { ...context, isComplete: true, assignees: [person, { ...person, isAssignable: false }] },
    "member.not-assignable",
  ],
]);

table(seriesBeginRecently, "B63", [
  ["now", { ...context, ...beginning(now) }, true],
  ["31 days ago", { ...context, ...beginning(now - longestShift) }, true],
  ["earlier", { ...context, ...beginning(now - longestShift - 1) }, "request.invalid"],
]);

table(seriesChangeFromAShiftOn, "B63", [
  ["a date with a shift after it", { ...context, taken: 0, isAfterAll: false }, true],
  ["a date after all shifts", { ...context, taken: 0, isAfterAll: true }, "request.invalid"],
]);

table(everyoneInASeriesHasASlot, "B63", [
  ["slots stay", { ...context, asked: {}, taken: 3 }, true],
  ["as many slots as people", { ...context, asked: { slots: 3 }, taken: 3 }, true],
  ["fewer slots than people", { ...context, asked: { slots: 2 }, taken: 3 }, "request.invalid"],
]);

table(copiesAreLimited, "B63", [
  ["as many as allowed", { ...context, copied: 200, most: 200 }, true],
  ["more", { ...context, copied: 201, most: 200 }, "request.invalid"],
]);
