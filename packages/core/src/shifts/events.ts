import type { EventOf } from "../kernel/operations/event.ts";
import type { Shift } from "./collection.ts";
import { assignmentChanged, shiftCreated, shiftsFlagged } from "./declared-events.ts";
import { settingsOf } from "./shift-settings.ts";
import type { AssignmentChange } from "./slots.ts";
import { maxUpcomingShifts, type UpcomingShifts } from "./upcoming-shifts.ts";

/** A shift was created. */
export const toShiftCreated = (shift: Shift, personIds: readonly string[]) =>
  shiftCreated({ shiftId: shift.id, ...settingsOf(shift), personIds: [...personIds] });

/** The people on a shift whose state changed, one event each. */
export const toStateChanges = (list: readonly AssignmentChange[]): readonly EventOf<typeof assignmentChanged>[] =>
  list.flatMap(({ before, after }) => {
    if (!before?.active || !after?.active || before.state === after.state) return [];
    const { shiftId, personId, state } = after;
    return [assignmentChanged({ shiftId, personId, set: { state }, was: { state: before.state } })];
  });

/** Upcoming shifts whose assignee is no longer assignable; only published if there are any (Q21). */
export function toFlaggedShifts(personId: string, upcoming: UpcomingShifts): readonly EventOf<typeof shiftsFlagged>[] {
  if (upcoming.length === 0) return [];
  const shiftIds = upcoming.slice(0, maxUpcomingShifts).map(({ shiftId }) => shiftId);
  return [shiftsFlagged({ personId, shiftIds, more: upcoming.length > maxUpcomingShifts })];
}
