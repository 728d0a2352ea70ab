import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { toMoment } from "../kernel/values/moment.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { DayPart } from "./day-parts.ts";
import { type OwnShiftTime, spanOfShift } from "./own-shift-times.ts";
import { dateAt, datesIn } from "../kernel/values/plain-dates.ts";
import { overlaps, toPeriods } from "./unavailable-periods.ts";

/** A shift that a person has accepted, and the days it touches. */
export const clashView = z.strictObject({
  scheduleId: id,
  scheduleName: z.string(),
  shiftId: id,
  kind: z.string(),
  /** RFC 9557, including offset and zone. */
  start: z.string(),
  /** RFC 9557, in the same zone. */
  end: z.string(),
  timeZone: z.string(),
  /** The days it touches, in the zone of the person; an overnight shift touches two (Q30). */
  dates: z.array(z.string()),
});

/** A shift that a person has accepted, and the days it touches. */
export interface ClashView extends z.output<typeof clashView> {}

/** What a change in availability means for accepted shifts, in a dry run: no shift is canceled (Q29). */
export const clashEffects = z.strictObject({
  /** The shifts that clash, by start; at most 50. */
  clashes: z.array(clashView),
  /** Whether there are more. */
  more: z.boolean(),
});

/** The maximum number of clashes in an output. */
const maxShown = 50;

/** The dates a shift touches in a zone. */
export const datesOf = ({ start, end }: Pick<OwnShiftTime, "start" | "end">, zone: string): readonly string[] =>
  datesIn({ firstDay: dateAt(start, zone), lastDay: dateAt(end - 1, zone) });

/** The shifts whose local interval touches one of these days, or the blocked parts of it (Q29, Q30). */
export function clashingShifts(
  shifts: readonly OwnShiftTime[],
  days: readonly { readonly date: string; readonly parts: readonly DayPart[] }[],
  zone: string,
): readonly OwnShiftTime[] {
  const periods = toPeriods(
    days.map((day) => ({ ...day, kind: "block", state: "approved", reason: "", isWeekly: false })),
    zone,
  );
  return shifts.filter((shift) => periods.some((period) => overlaps(period, spanOfShift(shift))));
}

/** Converts shifts to clashes. Leaves out shifts of deleted schedules. */
export const toClashViews = (
  shifts: readonly OwnShiftTime[],
  schedules: ReadonlyMap<string, Pick<ScheduleRow, "name">>,
  zone: string,
): ClashView[] =>
  shifts.flatMap(({ scheduleId, shiftId, kind, start, end, timeZone }) => {
    const schedule = schedules.get(scheduleId);
    if (schedule === undefined) return [];
    const times = { start: toMoment(start, timeZone), end: toMoment(end, timeZone), timeZone };
    const dates = [...datesOf({ start, end }, zone)];
    return [{ scheduleId, scheduleName: schedule.name, shiftId, kind, ...times, dates }];
  });

/** The effects of a dry run. */
export const toClashEffects = (clashes: readonly ClashView[]): z.output<typeof clashEffects> => ({
  clashes: clashes.slice(0, maxShown),
  more: clashes.length > maxShown,
});
