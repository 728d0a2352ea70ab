import type { requestKinds, WeeklyBlocks } from "./collection.ts";
import type { DayPart } from "./day-parts.ts";
import type { KnownAvailability } from "./known-availability.ts";
import { datesIn, type DayRange, weekdayOf } from "../kernel/values/plain-dates.ts";

/** A day, or parts of one, on which a person is unavailable or has asked to be. */
export interface UnavailableDay {
  readonly date: string;
  /** Empty for the whole day. */
  readonly parts: readonly DayPart[];
  readonly kind: (typeof requestKinds)[number];
  /** A pending request doesn't make a person unavailable yet. */
  readonly state: "approved" | "pending";
  readonly reason: string;
  /** Whether it follows from a weekly block. */
  readonly isWeekly: boolean;
}

/** Lists the days of a range on which a person is unavailable or has asked to be, by date (A13, A51). */
export function unavailableDays(known: KnownAvailability, range: DayRange): readonly UnavailableDay[] {
  const blocked = new Map(known.blocked.map((row) => [row.date, row]));
  const requests = [...known.approved, ...known.pending];
  return datesIn(range).flatMap((date) => {
    const days: UnavailableDay[] = requests
      .filter(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay)
      .map(({ parts, kind, state, reason }) => ({
        ...{ date, parts, kind, reason, isWeekly: false },
        state: state === "approved" ? "approved" : "pending",
      }));
    const block = blocked.get(date) ?? weeklyOn(known.weekly, date);
    if (block === undefined) return days;
    const { parts, reason } = block;
    return [{ date, parts, reason, kind: "block", state: "approved", isWeekly: !("date" in block) }, ...days];
  });
}

/** The weekly block that applies on a date, if any. */
export const weeklyOn = (weekly: WeeklyBlocks | undefined, date: string) =>
  weekly?.except.includes(date) === true
    ? undefined
    : weekly?.weekdays.find(
        ({ weekday, firstDay, lastDay }) =>
          weekday === weekdayOf(date) && firstDay <= date && (lastDay === null || date <= lastDay),
      );
