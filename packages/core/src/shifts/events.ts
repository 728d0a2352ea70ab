import type { Shift } from "./collection.ts";
import { toMoment } from "../kernel/moment.ts";
import { shiftCreated } from "./declared-events.ts";

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
