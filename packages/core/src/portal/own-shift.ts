import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { toMoment } from "../kernel/moment.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { Shift } from "../shifts/collection.ts";
import { shiftView } from "../shifts/view.ts";
import { schedulesThere } from "./upcoming.ts";

/** A shift as its worker sees it. No one else is named (A63, A64). */
export const ownShift = shiftView.omit({ assignee: true }).extend({ scheduleId: id, scheduleName: z.string() });

/** The shifts that haven't ended, on schedules that still exist. */
export function toOwnShifts(
  found: readonly Shift[],
  summaries: readonly ScheduleRow[],
  now: number,
): z.output<typeof ownShift>[] {
  const summaryOf = schedulesThere(summaries);
  return found.flatMap((shift) => {
    const schedule = summaryOf.get(shift.scheduleId);
    if (schedule === undefined || shift.end <= now) return [];
    const { id, kind, timeZone, status } = shift;
    const when = { start: toMoment(shift.start, timeZone), end: toMoment(shift.end, timeZone), timeZone };
    return [{ id, kind, ...when, status, scheduleId: schedule.id, scheduleName: schedule.name }];
  });
}
