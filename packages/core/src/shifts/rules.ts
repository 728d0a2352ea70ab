import { isSameZone } from "../kernel/values/moment.ts";
import type { Reason } from "../contract/decision.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { isUpcoming } from "./assignees.ts";
import type { Assigning, EvaluatedShift, ShiftContext } from "./shift-context.ts";
import { isOpen } from "./statuses.ts";

const notFound: Reason = { code: "request.not-found" };
const notAssignable: Reason = { code: "member.not-assignable", remedy: "make-assignable" };
const closed: Reason = { code: "shift.closed", remedy: "reopen-the-shift" };
const full: Reason = { code: "shift.full", remedy: "release-someone" };
const changedSince: Reason = { code: "request.stale-version" };

/** The maximum length of a shift: 31 days. */
export const longestShift = 31 * 24 * 60 * 60 * 1000;

/** Only members of the schedule can be assigned to its shifts (B2); anyone else isn't found (P21). */
export const assigneesAreMembers = guard<ShiftContext>(
  "assignees are members",
  ({ assignees = [] }) => assignees.every(({ isMember }) => isMember) || notFound,
);

/** Upcoming shifts require an assignable member of any role (B50, B65); shifts that have begun, any member. */
export const upcomingShiftsNeedAssignablePeople = guard<ShiftContext, EvaluatedShift>(
  "upcoming shifts need assignable people",
  ({ assignees = [], now }) => {
    if (assignees.every(({ isAssignable }) => isAssignable)) return true;
    return (shift) => !isUpcoming(shift, now) || notAssignable;
  },
);

/** A canceled or completed shift keeps its assignees (P25). */
export const closedShiftsKeepTheirAssignees = guard<ShiftContext, EvaluatedShift>(
  "closed shifts keep their assignees",
  () =>
    ({ status }) =>
      isOpen(status) || closed,
);

/** If the caller names the person to take out, or a free slot, no one else is replaced. */
export const nobodyIsReplacedUnseen = guard<ShiftContext, EvaluatedShift>(
  "no one is replaced unseen",
  ({ assigning }) => {
    const { personId, instead, held } = assigning ?? nothing;
    if (assigning === undefined || instead === undefined) return true;
    if (instead !== null) return held.includes(instead) || changedSince;
    return ({ slots }) => isOn(held, personId) || held.length < slots || changedSince;
  },
);

/** Someone who replaces no one takes a free slot. The only person on a shift with one slot needn't be named. */
export const nobodyTakesAFullShift = guard<ShiftContext, EvaluatedShift>(
  "no one takes a full shift",
  ({ assigning }) => {
    const { personId, instead, held } = assigning ?? nothing;
    if (instead !== undefined || personId === null || isOn(held, personId)) return true;
    return ({ slots }) => held.length < slots || (slots === 1 && held.length === 1) || full;
  },
);

/** Taking someone out of a shift with several people requires naming the person. */
export const thePersonToTakeOffIsNamed = guard<ShiftContext, EvaluatedShift>(
  "the person to take off is named",
  ({ assigning }) =>
    assigning?.personId !== null ||
    assigning.instead !== undefined ||
    assigning.held.length < 2 ||
    invalid("instead", "the person to take out"),
);

const nothing: Assigning = { personId: null, instead: null, held: [] };

/** The context of publishing drafts. */
interface PublishContext extends ShiftContext {
  /** Whether all given shifts are on the schedule. */
  readonly isComplete: boolean;
}

/** Only shifts of the schedule are published; others aren't found (P21). */
export const publishedShiftsAreOnTheSchedule = guard<PublishContext>(
  "published shifts are on the schedule",
  ({ isComplete }) => isComplete || notFound,
);

/** Upcoming shifts are published only to assignable people (B50). */
export const publishedShiftsNeedAssignablePeople = guard<PublishContext>(
  "published shifts need assignable people",
  ({ assignees = [] }) => assignees.every(({ isAssignable }) => isAssignable) || notAssignable,
);

const isOn = (held: readonly string[], personId: string | null | undefined): boolean =>
  typeof personId === "string" && held.includes(personId);

/** A shift must have a slot for everyone on it. */
export const everyoneHasASlot = guard<ShiftContext, EvaluatedShift>("everyone has a slot", ({ asked, assignees }) => {
  const { slots } = asked ?? {};
  if (slots === undefined) return true;
  const isEnough = (needed: number): true | Reason =>
    slots >= needed || invalid("slots", `at least ${needed}, the number of people on the shift`);
  return assignees === undefined ? ({ taken }) => isEnough(taken) : isEnough(assignees.length);
});

/** A caller who gives the version they change doesn't overwrite a later one. */
export const nobodyOverwritesALaterVersion = guard<ShiftContext, EvaluatedShift>(
  "no one overwrites a later version",
  ({ asked }) => {
    const { version } = asked ?? {};
    return version === undefined || ((shift) => shift.version === version || changedSince);
  },
);

/** Only the status of a canceled or completed shift can change, unless the same call reopens it. */
export const closedShiftsCantChange = guard<ShiftContext, EvaluatedShift>("closed shifts can't change", ({ asked }) => {
  const { status, version: _version, ...more } = asked ?? {};
  const changesMore = asked === undefined || Object.values(more).some((value) => value !== undefined);
  if (!changesMore || (status !== undefined && isOpen(status))) return true;
  return (shift) => isOpen(shift.status) || closed;
});

/** Moving or reopening a shift must not make it upcoming for someone who isn't assignable (B50). */
export const movedShiftsNeedAssignablePeople = guard<ShiftContext, EvaluatedShift>(
  "moved shifts need assignable people",
  ({ asked, assignees = [], now }) => {
    if (asked === undefined || assignees.every(({ isAssignable }) => isAssignable)) return true;
    return (shift) => {
      const after = { status: asked.status ?? shift.status, start: asked.start?.at ?? shift.start };
      return isUpcoming(shift, now) || !isUpcoming(after, now) || notAssignable;
    };
  },
);

/** A shift must end after its start, within 31 days, in the same zone. */
export const shiftsHaveALength = guard<ShiftContext, EvaluatedShift>("shifts have a length", ({ asked }) => {
  const { start, end } = asked ?? {};
  if (start === undefined && end === undefined) return true;
  return (shift) => {
    const from = start ?? { at: shift.start, timeZone: shift.timeZone };
    const to = end ?? { at: shift.end, timeZone: shift.timeZone };
    const field = end === undefined ? "start" : "end";
    if (!isSameZone(from.timeZone, to.timeZone)) {
      const other = end === undefined ? to : from;
      return invalid(field, `a time in the zone of the other end, \`${other.timeZone}\``);
    }
    if (to.at <= from.at) return invalid(field, end === undefined ? "a time before the end" : "a time after the start");
    return to.at - from.at <= longestShift || invalid(field, "at most 31 days between start and end");
  };
});

/** Only shifts that have begun can be completed. */
export const completedShiftsHaveBegun = guard<ShiftContext, EvaluatedShift>(
  "completed shifts have begun",
  ({ asked, now }) => {
    if (asked?.status !== "completed") return true;
    return ({ start }) => (asked.start?.at ?? start) <= now || invalid("status", "a shift that has begun");
  },
);

const invalid = (field: string, expected: string): Reason => ({
  code: "request.invalid",
  details: { issues: [{ field, expected }] },
});

/** The rules of creating a shift. */
export const createShiftRules: readonly Rule<ShiftContext, EvaluatedShift>[] = [
  ...changeShiftsRules,
  assigneesAreMembers,
  everyoneHasASlot,
  shiftsHaveALength,
  upcomingShiftsNeedAssignablePeople,
];

/** The rules of assigning a shift. */
export const assignShiftRules: readonly Rule<ShiftContext, EvaluatedShift>[] = [
  ...changeShiftsRules,
  assigneesAreMembers,
  closedShiftsKeepTheirAssignees,
  upcomingShiftsNeedAssignablePeople,
  nobodyIsReplacedUnseen,
  nobodyTakesAFullShift,
  thePersonToTakeOffIsNamed,
];

/** The rules of changing a shift. */
export const updateShiftRules: readonly Rule<ShiftContext, EvaluatedShift>[] = [
  ...changeShiftsRules,
  nobodyOverwritesALaterVersion,
  everyoneHasASlot,
  shiftsHaveALength,
  closedShiftsCantChange,
  movedShiftsNeedAssignablePeople,
  completedShiftsHaveBegun,
];

/** The rules of publishing drafts. */
export const publishShiftsRules: readonly Rule<PublishContext>[] = [
  ...changeShiftsRules,
  publishedShiftsAreOnTheSchedule,
  publishedShiftsNeedAssignablePeople,
];
