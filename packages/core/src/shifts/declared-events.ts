import { z } from "zod";
import { event } from "../kernel/event.ts";
import { id } from "../kernel/fields.ts";
import { newTotals } from "../schedules/events.ts";
import { shiftStatuses } from "./statuses.ts";

/** `start` and `end` are RFC 9557 strings. */
const settings = z.strictObject({
  kind: z.string(),
  start: z.string(),
  end: z.string(),
  status: z.enum(shiftStatuses),
});

export const shiftCreated = event("shift-created", "A shift was created.", {
  shiftId: id,
  ...settings.shape,
  assigneeId: id.nullable(),
  ...newTotals,
});

export const shiftChanged = event("shift-changed", "Values of a shift changed.", {
  shiftId: id,
  set: settings.partial(),
  was: settings.partial(),
  ...newTotals,
});

export const shiftAssigned = event("shift-assigned", "A shift was assigned or unassigned.", {
  shiftId: id,
  personId: id.nullable(),
  was: id.nullable(),
  ...newTotals,
});

export const shiftsReleased = event("shifts-released", "Upcoming shifts of a person were released.", {
  personId: id,
  shiftIds: z.array(id),
  ...newTotals,
});

export const shiftsFlagged = event("shifts-flagged", "Upcoming shifts keep an assignee who is no longer assignable.", {
  personId: id,
  shiftIds: z.array(id),
  more: z.boolean(),
  ...newTotals,
});

/** The events of shifts, on the topic of their schedule. */
export const shiftEvents = [shiftCreated, shiftChanged, shiftAssigned, shiftsReleased, shiftsFlagged] as const;
