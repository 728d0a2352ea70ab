import { z } from "zod";
import { event } from "../kernel/operations/event.ts";

const settings = z
  .strictObject({ name: z.string(), manageSchedules: z.boolean(), allowedDomains: z.array(z.string()) })
  .partial();

export const organizationChanged = event("organization-changed", "The organization's settings changed.", {
  set: settings,
  was: settings,
});

/** The events of organizations. */
export const organizationEvents = [organizationChanged] as const;
