import assert from "node:assert/strict";
import test from "node:test";
import type { Remedy } from "../contract/decision.ts";
import type { ErrorCode } from "../contract/error-codes.ts";
import type { Rule } from "../kernel/rule.ts";
import { sampleSchedule, me } from "../members/rules/rule-table.fixture.ts";
import type { Assignee } from "./assignees.ts";
import {
  closedShiftsKeepTheirAssignee,
  closedShiftsCantChange,
  longestShift,
  assigneesAreMembers,
  nobodyIsReplacedUnseen,
  movedShiftsNeedAssignablePeople,
  upcomingShiftsNeedAssignablePeople,
  shiftsHaveALength,
  completedShiftsHaveBegun,
} from "./rules.ts";
import type { EvaluatedShift, ShiftContext } from "./shift-context.ts";
import { shiftStatuses } from "./statuses.ts";

type Case = readonly [
  sentence: string,
  context: Partial<ShiftContext>,
  row: Partial<EvaluatedShift>,
  expected: true | readonly [ErrorCode, Remedy?],
];

const now = 1_000_000;
const upcoming: EvaluatedShift = {
  kind: "Early",
  start: now + 1000,
  end: now + 9000,
  timeZone: "UTC",
  status: "offered",
  assigneeId: "max",
};
const begun = { start: now, end: now + 9000 };
const assignee = (values: Partial<Assignee>): Assignee => ({
  personId: "max",
  name: "Max",
  isMember: true,
  isAssignable: true,
  ...values,
});
const idle = assignee({ isAssignable: false });
const gone = assignee({ isMember: false, isAssignable: false });
const at = (milliseconds: number, timeZone = "UTC") => ({ at: milliseconds, timeZone });

function table(rule: Rule<ShiftContext, EvaluatedShift>, rows: string, cases: readonly Case[]): void {
  for (const [sentence, context, row, expected] of cases) {
    const end = expected === true ? "yes" : expected.join(", ");
    test(`${rule.name}: ${sentence}: ${end} [${rows}]`, () => {
      const evaluated = rule.evaluate({
        actor: me,
        schedule: sampleSchedule,
        myRole: "member",
        mine: "member",
        now,
        ...context,
      });
      const verdict = typeof evaluated === "function" ? evaluated({ ...upcoming, ...row }) : evaluated;
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

table(assigneesAreMembers, "B2, P21", [
  ["no assignee is given", {}, {}, true],
  ["unassigned", { assignee: null }, {}, true],
  ["a member", { assignee: assignee({}) }, {}, true],
  ["a member who is not assignable", { assignee: idle }, {}, true],
  ["a person who isn't on the schedule", { assignee: gone }, {}, ["request.not-found"]],
]);

table(upcomingShiftsNeedAssignablePeople, "B50", [
  ["an assignable person on an upcoming shift", { assignee: assignee({}) }, {}, true],
  ["an unassignable member, upcoming", { assignee: idle }, {}, notAssignable],
  ["an unassignable member, in a millisecond", { assignee: idle }, { start: now + 1 }, notAssignable],
  ["an unassignable member, begun", { assignee: idle }, begun, true],
  ["unassigned, upcoming", { assignee: null }, {}, true],
]);

table(closedShiftsKeepTheirAssignee, "P25", [
  ...(["draft", "offered", "confirmed"] as const).map((status) => [status, {}, { status }, true] as const),
  ...(["cancelled", "completed"] as const).map((status) => [status, {}, { status }, closed] as const),
]);

table(nobodyIsReplacedUnseen, "B63", [
  ["the caller doesn't give the current assignee", {}, {}, true],
  ["the caller gives the current assignee", { was: "max" }, {}, true],
  ["the caller gives no assignee, but there is one", { was: null }, {}, ["request.stale-version"]],
  ["the caller gives an assignee, but there is none", { was: "max" }, { assigneeId: null }, ["request.stale-version"]],
  ["the caller gives no assignee, and there is none", { was: null }, { assigneeId: null }, true],
]);

table(closedShiftsCantChange, "B63, P25", [
  ["an open one is renamed", { asked: { kind: "Late" } }, {}, true],
  ["a cancelled one is renamed", { asked: { kind: "Late" } }, { status: "cancelled" }, closed],
  ["a completed one is moved", { asked: { start: at(1) } }, { status: "completed" }, closed],
  ["a cancelled one is reopened", { asked: { status: "draft" } }, { status: "cancelled" }, true],
  [
    "a cancelled one is reopened and renamed",
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
  ["the decision of a page on a cancelled one", {}, { status: "cancelled" }, closed],
]);

table(movedShiftsNeedAssignablePeople, "B50, Q21", [
  ["an upcoming one is moved", { asked: { start: at(now + 5000) }, assignee: idle }, {}, true],
  [
    "one that has begun is moved to the future",
    { asked: { start: at(now + 5000) }, assignee: idle },
    begun,
    notAssignable,
  ],
  ["one that has begun is moved to the past", { asked: { start: at(now - 5000) }, assignee: idle }, begun, true],
  [
    "a cancelled one is reopened",
    { asked: { status: "offered" }, assignee: gone },
    { status: "cancelled" },
    notAssignable,
  ],
  ["and the assignee is assignable", { asked: { status: "offered" }, assignee: assignee({}) }, begun, true],
  ["and it has no assignee", { asked: { start: at(now + 5000) }, assignee: null }, begun, true],
]);

table(shiftsHaveALength, "B63", [
  ["an hour", { asked: { start: at(0), end: at(3_600_000) } }, {}, true],
  ["nothing", { asked: { start: at(5), end: at(5) } }, {}, invalid],
  ["negative length", { asked: { start: at(5), end: at(4) } }, {}, invalid],
  ["31 days", { asked: { start: at(0), end: at(longestShift) } }, {}, true],
  ["more than 31 days", { asked: { start: at(0), end: at(longestShift + 1) } }, {}, invalid],
  ["two zones", { asked: { start: at(0), end: at(5, "Europe/Zurich") } }, {}, invalid],
  ["a new start after the unchanged end", { asked: { start: at(now + 9001) } }, {}, invalid],
  ["a new end before the unchanged start", { asked: { end: at(now) } }, {}, invalid],
  ["a new end in another zone", { asked: { end: at(now + 5000, "Europe/Zurich") } }, {}, invalid],
  ["a new end", { asked: { end: at(now + 5000) } }, {}, true],
]);

table(completedShiftsHaveBegun, "B63", [
  ["an upcoming one", { asked: { status: "completed" } }, {}, invalid],
  ["one that has begun", { asked: { status: "completed" } }, begun, true],
  [
    "one that has begun and is moved to the future",
    { asked: { status: "completed", start: at(now + 1) } },
    begun,
    invalid,
  ],
  ...shiftStatuses
    .filter((status) => status !== "completed")
    .map((status) => [`${status}, upcoming`, { asked: { status } }, {}, true] as const),
]);
