import assert from "node:assert/strict";
import test from "node:test";
import type { Remedy } from "../contract/decision.ts";
import type { ErrorCode } from "../contract/error-codes.ts";
import type { Rule } from "../kernel/rule.ts";
import { desk, me } from "../members/rules/rule-table.fixture.ts";
import type { Holder } from "./holders.ts";
import {
  closedShiftsKeepTheirAssignee,
  closedShiftsStayAsTheyAre,
  longestShift,
  membersWorkShifts,
  nobodyIsReplacedUnseen,
  nothingReturnsToTheUnassignable,
  shiftsAheadAreForTheAssignable,
  shiftsHaveALength,
  whatIsCompletedHasBegun,
} from "./rules.ts";
import type { JudgedShift, ShiftContext } from "./shift-context.ts";
import { shiftStatuses } from "./statuses.ts";

type Case = readonly [
  sentence: string,
  context: Partial<ShiftContext>,
  row: Partial<JudgedShift>,
  expected: true | readonly [ErrorCode, Remedy?],
];

const now = 1_000_000;
const ahead: JudgedShift = {
  kind: "Early",
  start: now + 1000,
  end: now + 9000,
  timeZone: "UTC",
  status: "offered",
  assigneeId: "max",
};
const begun = { start: now, end: now + 9000 };
const holder = (said: Partial<Holder>): Holder => ({
  personId: "max",
  name: "Max",
  isMember: true,
  isAssignable: true,
  ...said,
});
const idle = holder({ isAssignable: false });
const gone = holder({ isMember: false, isAssignable: false });
const at = (milliseconds: number, timeZone = "UTC") => ({ at: milliseconds, timeZone });

function table(rule: Rule<ShiftContext, JudgedShift>, rows: string, cases: readonly Case[]): void {
  for (const [sentence, context, row, expected] of cases) {
    const end = expected === true ? "yes" : expected.join(", ");
    test(`${rule.name}: ${sentence}: ${end} [${rows}]`, () => {
      const evaluated = rule.evaluate({ actor: me, schedule: desk, myRole: "member", mine: "member", now, ...context });
      const verdict = typeof evaluated === "function" ? evaluated({ ...ahead, ...row }) : evaluated;
      if (expected === true || typeof verdict === "boolean") {
        assert.equal(verdict, expected);
        return;
      }
      assert.deepEqual([verdict.code, ...(verdict.remedy === undefined ? [] : [verdict.remedy])], expected);
    });
  }
}

const notAssignable = ["member.not-assignable", "make-assignable"] as const;
const closed = ["shift.closed", "reopen-the-shift"] as const;
const invalid = ["request.invalid"] as const;

table(membersWorkShifts, "B2, P21", [
  ["nothing is said of anybody", {}, {}, true],
  ["nobody", { assignee: null }, {}, true],
  ["a member", { assignee: holder({}) }, {}, true],
  ["a member who is not assignable", { assignee: idle }, {}, true],
  ["somebody who is not on the schedule", { assignee: gone }, {}, ["request.not-found"]],
]);

table(shiftsAheadAreForTheAssignable, "B50", [
  ["somebody assignable, ahead", { assignee: holder({}) }, {}, true],
  ["somebody not assignable, ahead", { assignee: idle }, {}, notAssignable],
  ["somebody not assignable, in a millisecond", { assignee: idle }, { start: now + 1 }, notAssignable],
  ["somebody not assignable, begun", { assignee: idle }, begun, true],
  ["nobody, ahead", { assignee: null }, {}, true],
]);

table(closedShiftsKeepTheirAssignee, "P25", [
  ...(["draft", "offered", "confirmed"] as const).map((status) => [status, {}, { status }, true] as const),
  ...(["cancelled", "completed"] as const).map((status) => [status, {}, { status }, closed] as const),
]);

table(nobodyIsReplacedUnseen, "B63", [
  ["the caller does not say whom they replace", {}, {}, true],
  ["the caller replaces who is there", { was: "max" }, {}, true],
  ["the caller sees nobody, and somebody is there", { was: null }, {}, ["request.stale-version"]],
  ["the caller sees somebody, and nobody is there", { was: "max" }, { assigneeId: null }, ["request.stale-version"]],
  ["the caller sees nobody, and nobody is there", { was: null }, { assigneeId: null }, true],
]);

table(closedShiftsStayAsTheyAre, "B63, P25", [
  ["an open one is renamed", { asked: { kind: "Late" } }, {}, true],
  ["a cancelled one is renamed", { asked: { kind: "Late" } }, { status: "cancelled" }, closed],
  ["a completed one is moved", { asked: { start: at(1) } }, { status: "completed" }, closed],
  ["a cancelled one is opened", { asked: { status: "draft" } }, { status: "cancelled" }, true],
  [
    "a cancelled one is opened and renamed",
    { asked: { status: "draft", kind: "Late" } },
    { status: "cancelled" },
    true,
  ],
  [
    "a cancelled one is completed and renamed",
    { asked: { status: "completed", kind: "Late" } },
    { status: "cancelled" },
    closed,
  ],
  ["what a page asks of a cancelled one", {}, { status: "cancelled" }, closed],
]);

table(nothingReturnsToTheUnassignable, "B50, Q21", [
  ["what lies ahead is moved", { asked: { start: at(now + 5000) }, assignee: idle }, {}, true],
  ["what has begun is moved ahead", { asked: { start: at(now + 5000) }, assignee: idle }, begun, notAssignable],
  ["what has begun is moved back", { asked: { start: at(now - 5000) }, assignee: idle }, begun, true],
  [
    "what is cancelled is opened",
    { asked: { status: "offered" }, assignee: gone },
    { status: "cancelled" },
    notAssignable,
  ],
  ["and the holder is assignable", { asked: { status: "offered" }, assignee: holder({}) }, begun, true],
  ["and nobody holds it", { asked: { start: at(now + 5000) }, assignee: null }, begun, true],
]);

table(shiftsHaveALength, "B63", [
  ["an hour", { asked: { start: at(0), end: at(3_600_000) } }, {}, true],
  ["nothing", { asked: { start: at(5), end: at(5) } }, {}, invalid],
  ["less than nothing", { asked: { start: at(5), end: at(4) } }, {}, invalid],
  ["31 days", { asked: { start: at(0), end: at(longestShift) } }, {}, true],
  ["more than 31 days", { asked: { start: at(0), end: at(longestShift + 1) } }, {}, invalid],
  ["two zones", { asked: { start: at(0), end: at(5, "Europe/Zurich") } }, {}, invalid],
  ["a new start behind the end that stays", { asked: { start: at(now + 9001) } }, {}, invalid],
  ["a new end before the start that stays", { asked: { end: at(now) } }, {}, invalid],
  ["a new end in another zone", { asked: { end: at(now + 5000, "Europe/Zurich") } }, {}, invalid],
  ["a new end", { asked: { end: at(now + 5000) } }, {}, true],
]);

table(whatIsCompletedHasBegun, "B63", [
  ["what lies ahead", { asked: { status: "completed" } }, {}, invalid],
  ["what has begun", { asked: { status: "completed" } }, begun, true],
  ["what has begun and is moved ahead", { asked: { status: "completed", start: at(now + 1) } }, begun, invalid],
  ...shiftStatuses
    .filter((status) => status !== "completed")
    .map((status) => [`${status}, ahead`, { asked: { status } }, {}, true] as const),
]);
