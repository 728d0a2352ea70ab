import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { Assignment } from "../shifts/assignments.ts";
import { type Shift, shiftsByKey } from "../shifts/collection.ts";
import { shiftView, toShiftView } from "../shifts/view.ts";
import { schedulesOf, schedulesThere } from "./upcoming.ts";

/** A shift as its worker sees it. No one else is named or counted (A63, A64, Q60). */
export const ownShift = shiftView.omit({ assignees: true, slots: true, filled: true }).extend({
  scheduleId: id,
  scheduleName: z.string(),
  /** Whom to ask about it, in the host's words; empty if not given. */
  contact: z.string(),
  /** `offered`: they haven't answered. `changed`: they confirmed it before it changed. */
  status: z.enum(["offered", "confirmed", "changed"]),
});

/** The load round of the shifts and schedules of assignments. */
export const ownShiftFacts = (mine: readonly Assignment[]) => ({
  ...schedulesOf(mine),
  shifts: shiftsByKey(mine.map(({ scheduleId, shiftId }) => [scheduleId, shiftId])),
});

interface KnownShifts {
  readonly shifts: readonly Shift[];
  readonly summaries: readonly ScheduleRow[];
}

/** The shifts that haven't ended, on schedules that still exist. */
export function toOwnShifts(
  mine: readonly Assignment[],
  { shifts, summaries }: KnownShifts,
  now: number,
): z.output<typeof ownShift>[] {
  const summaryOf = schedulesThere(summaries);
  const shiftOf = new Map(shifts.map((shift) => [keyOf(shift.scheduleId, shift.id), shift]));
  return mine.flatMap(({ scheduleId, shiftId, state }) => {
    const [schedule, shift] = [summaryOf.get(scheduleId), shiftOf.get(keyOf(scheduleId, shiftId))];
    if (schedule === undefined || shift === undefined || shift.end <= now) return [];
    if (state === "planned" || state === "released") return [];
    const { assignees: _assignees, slots: _slots, filled: _filled, ...view } = toShiftView(shift, [], new Map(), now);
    return [{ ...view, status: state, scheduleId, scheduleName: schedule.name, contact: schedule.contact }];
  });
}

const keyOf = (scheduleId: string, shiftId: string): string => JSON.stringify([scheduleId, shiftId]);
