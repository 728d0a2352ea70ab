import type { Reason } from "../contract/decision.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { longestShift, shiftsHaveALength } from "./rules.ts";
import type { EvaluatedShift, ShiftContext } from "./shift-context.ts";

/** The context of changing a series. */
interface SeriesContext extends ShiftContext {
  /** The maximum number of people on one of the shifts to change. */
  readonly taken: number;
  /** Whether the series has upcoming shifts, and `from` is after all of them. */
  readonly isAfterAll?: boolean;
  /** Whether one of the shifts to change would already have begun. */
  readonly isMovedToThePast?: boolean;
}

/** A series can't begin more than 31 days ago, which limits the shifts it creates. */
export const seriesBeginRecently = guard<ShiftContext>("series begin recently", ({ asked, now }) => {
  const start = asked?.start?.at ?? now;
  return start >= now - longestShift || invalid("start", "a time within the last 31 days or later");
});

/** Every shift of a series must have a slot for everyone on it. */
export const everyoneInASeriesHasASlot = guard<SeriesContext>(
  "everyone in a series has a slot",
  ({ asked, taken }) =>
    (asked?.slots ?? taken) >= taken ||
    invalid("slots", `at least ${taken}, the number of people on one of the shifts`),
);

/** A series changes from one of its shifts on: a later date would change dates before it, too. */
export const seriesChangeFromAShiftOn = guard<SeriesContext>(
  "series change from a shift on",
  ({ isAfterAll = false }) =>
    !isAfterAll || invalid("from", "a date with an upcoming shift of the series on or after it"),
);

/** New times don't move a shift into the past: today's shift may begin later than the new start time. */
export const seriesDontMoveShiftsIntoThePast = guard<SeriesContext>(
  "series don't move shifts into the past",
  ({ isMovedToThePast = false }) =>
    !isMovedToThePast || invalid("startTime", "a time after now for the next shift, or a later date as `from`"),
);

const invalid = (field: string, expected: string): Reason => ({
  code: "request.invalid",
  details: { issues: [{ field, expected }] },
});

/** The rules of creating a series. */
export const createSeriesRules: readonly Rule<ShiftContext, EvaluatedShift>[] = [
  ...changeShiftsRules,
  shiftsHaveALength,
  seriesBeginRecently,
];

/** The rules of changing a series. */
export const updateSeriesRules: readonly Rule<SeriesContext>[] = [
  ...changeShiftsRules,
  seriesChangeFromAShiftOn,
  seriesDontMoveShiftsIntoThePast,
  everyoneInASeriesHasASlot,
];

/** The rules of ending a series. */
export const endSeriesRules: readonly Rule<SeriesContext>[] = [...changeShiftsRules, seriesChangeFromAShiftOn];
