import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { newTotals } from "../schedules/events.ts";

export const scheduleLinked = event("schedule-linked", "A schedule was linked to one in another product.", {
  provider: z.string(),
  ...newTotals,
});

export const scheduleUnlinked = event("schedule-unlinked", "A schedule is no longer linked.", {
  provider: z.string(),
  ...newTotals,
});

export const syncHeld = event("sync-held", "Removals from a linked schedule wait for confirmation.", {
  /** The number of members who would be removed or lose their assignability. */
  departures: z.int(),
  ...newTotals,
});

export const syncConfirmed = event("sync-confirmed", "Removals from a linked schedule were confirmed.", {
  departures: z.int(),
  ...newTotals,
});

export const syncDiscarded = event("sync-discarded", "Removals from a linked schedule were discarded.", {
  departures: z.int(),
  ...newTotals,
});

export const syncTriggerCreated = event(
  "sync-trigger-created",
  "The secret that lets another product start runs was created.",
  {
    ...newTotals,
  },
);

export const matchDismissed = event("match-dismissed", "A possible match was dismissed: they are two people.", {
  /** The member who arrived. */
  personId: id,
  ...newTotals,
});

export const linkChanged = event("link-changed", "The settings of a link changed.", {
  fields: z.array(z.enum(["connection", "removalPercent", "trustsAddresses"])),
  ...newTotals,
});

/** The events of linked schedules, on the schedule's topic. */
export const linkEvents = [
  scheduleLinked,
  scheduleUnlinked,
  syncHeld,
  syncConfirmed,
  syncDiscarded,
  syncTriggerCreated,
  matchDismissed,
  linkChanged,
] as const;
