import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { roles } from "./roles.ts";
import { scheduleStates, type Schedule } from "./collection.ts";
import { totalsView } from "./totals.ts";

/** The settable columns of a schedule. `npm run client-types` writes their types for readers of events. */
const settings = z
  .strictObject({
    name: z.string(),
    description: z.string(),
    contact: z.string(),
    timeZone: z.string(),
    autoSend: z.boolean(),
    state: z.enum(scheduleStates),
    ownerId: id.nullable(),
  })
  .partial();

/** The totals after the change, on the first event of each journal entry of a schedule. */
export const newTotals = { totals: totalsView.optional() };

const changed = { scheduleId: id, set: settings, was: settings, ...newTotals };

export const scheduleCreated = event("schedule-created", "A schedule was created.", {
  /** Absent on the organization's topic. */
  scheduleId: id.optional(),
  members: z
    .array(z.strictObject({ personId: id, role: z.enum(roles), assignable: z.boolean(), invited: z.boolean() }))
    .optional(),
});

export const scheduleChanged = event("schedule-changed", "The settings of a schedule changed.", changed);

export const scheduleArchived = event("schedule-archived", "A schedule was archived.", changed);

export const scheduleRestored = event("schedule-restored", "A schedule was restored.", changed);

export const scheduleTransferred = event(
  "schedule-transferred",
  "A schedule was transferred to another owner.",
  changed,
);

export const scheduleDeleted = event("schedule-deleted", "A schedule was deleted.", {
  scheduleId: id,
  was: settings,
  ...newTotals,
});

export const scheduleReady = event(
  "schedule-ready",
  "Every assignable member has an account and a calendar.",
  newTotals,
);

/** The events of schedules. */
export const scheduleEvents = [
  scheduleCreated,
  scheduleChanged,
  scheduleArchived,
  scheduleRestored,
  scheduleTransferred,
  scheduleDeleted,
  scheduleReady,
] as const;

/** A schedule was transferred to another owner. */
export const toOwnerChanged = ({ id, ownerId }: Pick<Schedule, "id" | "ownerId">, to: string | null) =>
  scheduleTransferred({ scheduleId: id, set: { ownerId: to }, was: { ownerId } });
