import { z } from "zod";
import { event } from "../kernel/event.ts";

const settings = z
  .strictObject({ name: z.string(), manageSchedules: z.boolean(), allowedDomains: z.array(z.string()) })
  .partial();

/** The events of organizations. */
export const organizationEvents = [event("organization-changed", { set: settings, was: settings })] as const;
