import { z } from "zod";
import { event } from "../kernel/event.ts";
import { id } from "../kernel/fields.ts";
import { roles } from "./roles.ts";
import { totalsView } from "./effects.ts";

const settings = z
  .strictObject({
    name: z.string(),
    description: z.string(),
    timeZone: z.string(),
    autoSend: z.boolean(),
    state: z.enum(["active", "archived", "deleted"]),
    ownerId: id.nullable(),
  })
  .partial();

/** The totals after the change, on the first event of each journal entry of a schedule. */
export const newTotals = { totals: totalsView.optional() };

const changed = { scheduleId: id, set: settings, was: settings, ...newTotals };

/** The events of schedules. */
export const scheduleEvents = [
  event("schedule-created", {
    /** Absent on the organization's topic. */
    scheduleId: id.optional(),
    members: z
      .array(z.strictObject({ personId: id, role: z.enum(roles), assignable: z.boolean(), invited: z.boolean() }))
      .optional(),
  }),
  event("schedule-changed", changed),
  event("schedule-archived", changed),
  event("schedule-restored", changed),
  event("schedule-transferred", changed),
  event("schedule-deleted", { scheduleId: id, was: settings, ...newTotals }),
  event("schedule-ready", newTotals),
] as const;
