import type { DomainEvent } from "../contract/stream.ts";
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
export const shiftCreated = (shift: Shift): DomainEvent => ({
  type: "shift-created",
  shiftId: shift.id,
  ...settingsOf(shift),
  assigneeId: shift.assigneeId,
});

/** Values of a shift were changed; `was` contains the previous ones. */
export const shiftChanged = (
  shiftId: string,
  set: Partial<ShiftSettings>,
  was: Partial<ShiftSettings>,
): DomainEvent => ({ type: "shift-changed", shiftId, set, was });

/** A shift was assigned or unassigned. */
export const shiftAssigned = (shiftId: string, personId: string | null, was: string | null): DomainEvent => ({
  type: "shift-assigned",
  shiftId,
  personId,
  was,
});

/** Upcoming shifts of a person were released (Q21). */
export const shiftsReleased = (personId: string, shiftIds: readonly string[]): DomainEvent => ({
  type: "shifts-released",
  personId,
  shiftIds,
});
