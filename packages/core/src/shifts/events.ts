import type { EventOf } from "../kernel/event.ts";
import { shiftsFlagged, shiftCreated } from "./declared-events.ts";
import { maxUpcomingShifts, type UpcomingShifts } from "./upcoming-shifts.ts";
import type { Shift } from "./collection.ts";
import { toMoment } from "../kernel/moment.ts";

/** The settings of a shift in events: start and end as RFC 9557 strings. */
export type ShiftSettings = Pick<Shift, "kind" | "status"> & { readonly start: string; readonly end: string };

/** The settings of a shift. */
export const settingsOf = ({ kind, start, end, timeZone, status }: Omit<Shift, "id">): ShiftSettings => ({
  kind,
  start: toMoment(start, timeZone),
  end: toMoment(end, timeZone),
  status,
});

/** A shift was created. */
export const toShiftCreated = (shift: Shift) =>
  shiftCreated({ shiftId: shift.id, ...settingsOf(shift), assigneeId: shift.assigneeId });

/** Upcoming shifts whose assignee is no longer assignable; only published if there are any (Q21). */
export function toFlaggedShifts(personId: string, upcoming: UpcomingShifts): readonly EventOf<typeof shiftsFlagged>[] {
  if (upcoming.length === 0) return [];
  const shiftIds = upcoming.slice(0, maxUpcomingShifts).map(({ id }) => id);
  return [shiftsFlagged({ personId, shiftIds, more: upcoming.length > maxUpcomingShifts })];
}
