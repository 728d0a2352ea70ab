import { z } from "zod";
import { id } from "../kernel/fields.ts";
import type { Shift } from "./collection.ts";
import { type Assignees, isFlagged } from "./assignees.ts";
import { toMoment } from "../kernel/moment.ts";
import { shiftStatuses } from "./statuses.ts";

/** A shift as shown to all members of the schedule. */
export const shiftView = z.strictObject({
  id,
  /** The kind of shift, in the host's terms. */
  kind: z.string(),
  /** RFC 9557, offset and zone included: `2026-11-22T08:00:00+01:00[Europe/Zurich]`. */
  start: z.string(),
  /** RFC 9557, in the same zone. */
  end: z.string(),
  /** The IANA time zone of start and end. */
  timeZone: z.string(),
  status: z.enum(shiftStatuses),
  /** The assignee, or null. */
  assignee: z
    .strictObject({
      personId: id,
      /** Their name, or their address without a name; empty if erased. */
      name: z.string(),
      /** Whether the shift is upcoming and its assignee not on the schedule or not assignable anymore (Q21). */
      flagged: z.boolean(),
    })
    .nullable(),
});

/** A shift as shown to all members of the schedule. */
export interface ShiftView extends z.output<typeof shiftView> {}

/** Converts a row to its view. */
export function toShiftView(
  shift: Omit<Shift, "createdAt" | "createdBy">,
  assignees: Assignees,
  now: number,
): ShiftView {
  const { assigneeId } = shift;
  const assignee = assigneeId === null ? undefined : assignees.get(assigneeId);
  return {
    id: shift.id,
    kind: shift.kind,
    start: toMoment(shift.start, shift.timeZone),
    end: toMoment(shift.end, shift.timeZone),
    timeZone: shift.timeZone,
    status: shift.status,
    assignee:
      assigneeId === null
        ? null
        : { personId: assigneeId, name: assignee?.name ?? "", flagged: isFlagged(shift, assignee, now) },
  };
}

/** The key of a shift: schedule and shift (P21). */
export const shiftKey = z.strictObject({ scheduleId: id, shiftId: id });
