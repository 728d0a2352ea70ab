import assert from "node:assert/strict";
import test from "node:test";
import type { Remedy } from "../contract/decision.ts";
import type { ErrorCode } from "../contract/error-codes.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { sampleSchedule, me } from "../members/rules/rule-table.fixture.ts";
import type { Assignee } from "./assignees.ts";
import {
  closedShiftsKeepTheirAssignees,
  closedShiftsCantChange,
  longestShift,
  assigneesAreMembers,
  everyoneHasASlot,
  nobodyIsReplacedUnseen,
  nobodyOverwritesALaterVersion,
  nobodyTakesAFullShift,
  thePersonToTakeOffIsNamed,
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
  start: now + 1000,
  end: now + 9000,
  timeZone: "UTC",
  status: "offered",
  slots: 1,
  taken: 1,
  version: 3,
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
const stale = ["request.stale-version"] as const;

table(assigneesAreMembers, "B2, P21", [
  ["no assignee is given", {}, {}, true],
  ["unassigned", { assignees: [] }, {}, true],
  ["a member", { assignees: [assignee({})] }, {}, true],
  ["a member who is not assignable", { assignees: [idle] }, {}, true],
  ["a person who isn't on the schedule", { assignees: [gone] }, {}, ["request.not-found"]],
]);

table(upcomingShiftsNeedAssignablePeople, "B50", [
  ["an assignable person on an upcoming shift", { assignees: [assignee({})] }, {}, true],
  ["an unassignable member, upcoming", { assignees: [idle] }, {}, notAssignable],
  ["an unassignable member, in a millisecond", { assignees: [idle] }, { start: now + 1 }, notAssignable],
  ["an unassignable member, begun", { assignees: [idle] }, begun, true],
  ["unassigned, upcoming", { assignees: [] }, {}, true],
]);

table(closedShiftsKeepTheirAssignees, "P25", [
  ...(["draft", "offered", "confirmed"] as const).map((status) => [status, {}, { status }, true] as const),
  ...(["cancelled", "completed"] as const).map((status) => [status, {}, { status }, closed] as const),
]);

table(nobodyIsReplacedUnseen, "B63", [
  ["no one is named", { assigning: { personId: "ann", instead: undefined, held: ["max"] } }, {}, true],
  [
    "the person to take off is on the shift",
    { assigning: { personId: "ann", instead: "max", held: ["max"] } },
    {},
    true,
  ],
  ["the person to take off isn't", { assigning: { personId: "ann", instead: "max", held: ["eve"] } }, {}, stale],
  ["the shift is empty", { assigning: { personId: "ann", instead: "max", held: [] } }, {}, stale],
  ["a free slot of one", { assigning: { personId: "ann", instead: null, held: [] } }, {}, true],
  ["no free slot of one", { assigning: { personId: "ann", instead: null, held: ["max"] } }, {}, stale],
  ["a free slot of two", { assigning: { personId: "ann", instead: null, held: ["max"] } }, { slots: 2 }, true],
  ["the person is on the full shift", { assigning: { personId: "max", instead: null, held: ["max"] } }, {}, true],
]);

table(nobodyTakesAFullShift, "B63", [
  ["a free slot", { assigning: { personId: "ann", instead: undefined, held: [] } }, {}, true],
  ["the only person is replaced", { assigning: { personId: "ann", instead: undefined, held: ["max"] } }, {}, true],
  [
    "two of two slots are taken",
    { assigning: { personId: "ann", instead: undefined, held: ["max", "eve"] } },
    { slots: 2 },
    ["shift.full", "release-someone"],
  ],
  [
    "the person is on it",
    { assigning: { personId: "max", instead: undefined, held: ["max", "eve"] } },
    { slots: 2 },
    true,
  ],
  ["someone is named", { assigning: { personId: "ann", instead: "max", held: ["max", "eve"] } }, { slots: 2 }, true],
  [
    "someone is taken off",
    { assigning: { personId: null, instead: undefined, held: ["max", "eve"] } },
    { slots: 2 },
    true,
  ],
]);

table(thePersonToTakeOffIsNamed, "B63", [
  ["the only person", { assigning: { personId: null, instead: undefined, held: ["max"] } }, {}, true],
  ["one of two", { assigning: { personId: null, instead: undefined, held: ["max", "eve"] } }, {}, invalid],
  ["the named one of two", { assigning: { personId: null, instead: "eve", held: ["max", "eve"] } }, {}, true],
  ["someone is put on", { assigning: { personId: "ann", instead: undefined, held: ["max", "eve"] } }, {}, true],
]);

table(everyoneHasASlot, "B63", [
  ["slots aren't given", { asked: { kind: "Late" } }, { taken: 3 }, true],
  ["as many slots as people", { asked: { slots: 2 } }, { slots: 3, taken: 2 }, true],
  ["fewer slots than people", { asked: { slots: 1 } }, { slots: 3, taken: 2 }, invalid],
  ["a new shift with more people", { asked: { slots: 1 }, assignees: [assignee({}), idle] }, { taken: 0 }, invalid],
]);

table(nobodyOverwritesALaterVersion, "Q42", [
  ["no version is given", { asked: { kind: "Late" } }, {}, true],
  ["the current version", { asked: { kind: "Late", version: 3 } }, {}, true],
  ["an earlier version", { asked: { kind: "Late", version: 2 } }, {}, stale],
]);

table(closedShiftsCantChange, "B63, P25", [
  ["an open one is renamed", { asked: { kind: "Late" } }, {}, true],
  ["a canceled one is renamed", { asked: { kind: "Late" } }, { status: "cancelled" }, closed],
  ["a completed one is moved", { asked: { start: at(1) } }, { status: "completed" }, closed],
  ["a canceled one is reopened", { asked: { status: "draft" } }, { status: "cancelled" }, true],
  [
    "a canceled one is reopened and renamed",
    { asked: { status: "draft", kind: "Late" } },
    { status: "cancelled" },
    true,
  ],
  [
    "a canceled one is completed and renamed",
    { asked: { status: "completed", kind: "Late" } },
    { status: "cancelled" },
    closed,
  ],
  ["the decision of a page on a canceled one", {}, { status: "cancelled" }, closed],
]);

table(movedShiftsNeedAssignablePeople, "B50, Q21", [
  ["an upcoming one is moved", { asked: { start: at(now + 5000) }, assignees: [idle] }, {}, true],
  [
    "one that has begun is moved to the future",
    { asked: { start: at(now + 5000) }, assignees: [idle] },
    begun,
    notAssignable,
  ],
  ["one that has begun is moved to the past", { asked: { start: at(now - 5000) }, assignees: [idle] }, begun, true],
  [
    "a canceled one is reopened",
    { asked: { status: "offered" }, assignees: [gone] },
    { status: "cancelled" },
    notAssignable,
  ],
  ["and the assignee is assignable", { asked: { status: "offered" }, assignees: [assignee({})] }, begun, true],
  ["and it has no assignee", { asked: { start: at(now + 5000) }, assignees: [] }, begun, true],
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
