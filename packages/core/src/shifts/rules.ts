import type { Reason } from "../contract/decision.ts";
import { guard, type Rule } from "../kernel/rule.ts";
import { archivedSchedulesCantChange } from "../members/rules/invariants.ts";
import { membersPlan, outsidersSeeNothing } from "../members/rules/roles.ts";
import type { MemberContext } from "../members/member-context.ts";
import { liesAhead } from "./holders.ts";
import type { JudgedShift, ShiftContext } from "./shift-context.ts";
import { isOpen } from "./statuses.ts";

const notFound: Reason = { code: "request.not-found" };
const notAssignable: Reason = { code: "member.not-assignable", remedy: "make-assignable" };
const closed: Reason = { code: "shift.closed", remedy: "reopen-the-shift" };
const somebodyWasFaster: Reason = { code: "request.stale-version" };

/** The longest shift: 31 days. */
export const longestShift = 31 * 24 * 60 * 60 * 1000;

/** Who may plan shifts and say who works them: members, admins and schedulers (B63, Q49); viewers may not (B67). */
export const changeShiftsRules: readonly Rule<MemberContext>[] = [
  outsidersSeeNothing,
  membersPlan,
  archivedSchedulesCantChange,
];

/** Only members of the schedule are assigned to its shifts (B2); anybody else is as absent as nobody (P21). */
export const membersWorkShifts = guard<ShiftContext>(
  "members work shifts",
  ({ assignee }) => assignee === undefined || assignee === null || assignee.isMember || notFound,
);

/** What lies ahead is for the assignable, whatever their role (B50, B65). What has begun is for whoever really worked it. */
export const shiftsAheadAreForTheAssignable = guard<ShiftContext, JudgedShift>(
  "shifts ahead are for the assignable",
  ({ assignee, now }) => {
    if (assignee === undefined || assignee === null || assignee.isAssignable) return true;
    return (shift) => !liesAhead(shift, now) || notAssignable;
  },
);

/** A cancelled or completed shift keeps whoever was to work it, or did (P25). */
export const closedShiftsKeepTheirAssignee = guard<ShiftContext, JudgedShift>(
  "closed shifts keep their assignee",
  () =>
    ({ status }) =>
      isOpen(status) || closed,
);

/** A caller who says whom they replace replaces nobody else. */
export const nobodyIsReplacedUnseen = guard<ShiftContext, JudgedShift>("nobody is replaced unseen", ({ was }) => {
  if (was === undefined) return true;
  return ({ assigneeId }) => assigneeId === was || somebodyWasFaster;
});

/** Of a cancelled or completed shift only the status changes; what opens it again may change more at once. */
export const closedShiftsStayAsTheyAre = guard<ShiftContext, JudgedShift>(
  "closed shifts stay as they are",
  ({ asked }) => {
    const { status, ...more } = asked ?? {};
    const changesMore = asked === undefined || Object.values(more).some((value) => value !== undefined);
    if (!changesMore || (status !== undefined && isOpen(status))) return true;
    return (shift) => isOpen(shift.status) || closed;
  },
);

/** Moving or reopening a shift must not bring work ahead to somebody who is not there for it (B50). */
export const nothingReturnsToTheUnassignable = guard<ShiftContext, JudgedShift>(
  "nothing returns to the unassignable",
  ({ asked, assignee, now }) => {
    if (asked === undefined || assignee === undefined || assignee === null || assignee.isAssignable) return true;
    return (shift) => {
      const after = { status: asked.status ?? shift.status, start: asked.start?.at ?? shift.start };
      return liesAhead(shift, now) || !liesAhead(after, now) || notAssignable;
    };
  },
);

/** A shift ends behind its start, within 31 days, and in the zone it began in. */
export const shiftsHaveALength = guard<ShiftContext, JudgedShift>("shifts have a length", ({ asked }) => {
  const { start, end } = asked ?? {};
  if (start === undefined && end === undefined) return true;
  return (shift) => {
    const from = start ?? { at: shift.start, timeZone: shift.timeZone };
    const to = end ?? { at: shift.end, timeZone: shift.timeZone };
    const field = end === undefined ? "start" : "end";
    if (from.timeZone !== to.timeZone) {
      const other = end === undefined ? to : from;
      return invalid(field, `a time in the zone of the other end, \`${other.timeZone}\``);
    }
    if (to.at <= from.at)
      return invalid(field, end === undefined ? "a time before the end" : "a time behind the start");
    return to.at - from.at <= longestShift || invalid(field, "at most 31 days between start and end");
  };
});

/** Nothing is completed that has not begun. */
export const whatIsCompletedHasBegun = guard<ShiftContext, JudgedShift>(
  "what is completed has begun",
  ({ asked, now }) => {
    if (asked?.status !== "completed") return true;
    return ({ start }) => (asked.start?.at ?? start) <= now || invalid("status", "a shift that has begun");
  },
);

const invalid = (field: string, expected: string): Reason => ({
  code: "request.invalid",
  details: { issues: [{ field, expected }] },
});

/** Who may create what shift. */
export const createShiftRules: readonly Rule<ShiftContext, JudgedShift>[] = [
  ...changeShiftsRules,
  membersWorkShifts,
  shiftsHaveALength,
  shiftsAheadAreForTheAssignable,
];

/** Who may say who works which shift. */
export const assignShiftRules: readonly Rule<ShiftContext, JudgedShift>[] = [
  ...changeShiftsRules,
  membersWorkShifts,
  closedShiftsKeepTheirAssignee,
  shiftsAheadAreForTheAssignable,
  nobodyIsReplacedUnseen,
];

/** Who may change what of a shift. */
export const updateShiftRules: readonly Rule<ShiftContext, JudgedShift>[] = [
  ...changeShiftsRules,
  shiftsHaveALength,
  closedShiftsStayAsTheyAre,
  nothingReturnsToTheUnassignable,
  whatIsCompletedHasBegun,
];
