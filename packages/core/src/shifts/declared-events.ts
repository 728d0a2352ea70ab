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

/** The events of shifts, on the topic of their schedule. */
export const shiftEvents = [
  event("shift-created", { shiftId: id, ...settings.shape, assigneeId: id.nullable(), ...newTotals }),
  event("shift-changed", { shiftId: id, set: settings.partial(), was: settings.partial(), ...newTotals }),
  event("shift-assigned", { shiftId: id, personId: id.nullable(), was: id.nullable(), ...newTotals }),
  event("shifts-released", { personId: id, shiftIds: z.array(id), ...newTotals }),
] as const;
