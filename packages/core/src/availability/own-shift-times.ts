import { list, type Read } from "../kernel/store/query.ts";
import { longestShift } from "../shifts/rules.ts";
import { assignments } from "../shifts/assignments.ts";
import type { Span } from "../calendars/busy.ts";
import { type DayRange, instantOf } from "../kernel/values/plain-dates.ts";

/** A shift that a person has accepted. */
export interface OwnShiftTime {
  readonly scheduleId: string;
  readonly shiftId: string;
  readonly kind: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
}

const accepted = list(assignments, "accepted", 2, ["scheduleId", "shiftId", "kind", "start", "end", "timeZone"]);

/** A day longer than the largest offset of a zone. */
const anyZone = 24 * 60 * 60 * 1000;

/**
 * Reads the shifts a person has accepted that may touch these days, in any zone, by start. Includes some that end before
 * and, up to the limit, all later ones.
 */
export const ownShiftTimes = (
  personId: string,
  { firstDay }: Pick<DayRange, "firstDay">,
  limit = 500,
): Read<readonly OwnShiftTime[]> =>
  accepted({
    equal: [personId, true],
    from: instantOf(firstDay, "00:00", "UTC") - anyZone - longestShift,
    limit,
  });

/** The period of a shift. */
export const spanOfShift = ({ start, end }: Pick<OwnShiftTime, "start" | "end">): Span => ({ from: start, until: end });
