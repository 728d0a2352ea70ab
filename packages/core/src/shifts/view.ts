import { z } from "zod";
import { id } from "../kernel/fields.ts";
import type { Shift } from "./collection.ts";
import { type Holders, isHeld } from "./holders.ts";
import { toMoment } from "./moment.ts";
import { shiftStatuses } from "./statuses.ts";

/** One shift as everybody on the schedule sees it. */
export const shiftView = z.strictObject({
  id,
  /** What sort of shift, in the host's words. */
  kind: z.string(),
  /** RFC 9557, offset and zone included: `2026-11-22T08:00:00+01:00[Europe/Zurich]`. */
  start: z.string(),
  /** RFC 9557, in the same zone. */
  end: z.string(),
  /** IANA name of the zone that start and end are meant in. */
  timeZone: z.string(),
  status: z.enum(shiftStatuses),
  /** Who works it; null while nobody does. */
  assignee: z
    .strictObject({
      personId: id,
      /** What to call them: the name, or the address until there is one; empty where they are erased. */
      name: z.string(),
      /** The shift lies ahead, and they are no longer there for it: not on the schedule, or not assignable (Q21). */
      held: z.boolean(),
    })
    .nullable(),
});

/** One shift as everybody on the schedule sees it. */
export interface ShiftView extends z.output<typeof shiftView> {}

/** What a row shows. */
export function toShiftView(shift: Omit<Shift, "createdAt" | "createdBy">, holders: Holders, now: number): ShiftView {
  const { assigneeId } = shift;
  const holder = assigneeId === null ? undefined : holders.get(assigneeId);
  return {
    id: shift.id,
    kind: shift.kind,
    start: toMoment(shift.start, shift.timeZone),
    end: toMoment(shift.end, shift.timeZone),
    timeZone: shift.timeZone,
    status: shift.status,
    assignee:
      assigneeId === null ? null : { personId: assigneeId, name: holder?.name ?? "", held: isHeld(shift, holder, now) },
  };
}

/** What names one shift: the schedule and the shift, together (P21). */
export const shiftKey = z.strictObject({ scheduleId: id, shiftId: id });
