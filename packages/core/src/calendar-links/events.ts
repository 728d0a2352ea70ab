import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

const link = { personId: id, linkId: id };

export const calendarLinkCreated = event("calendar-link-created", "A person created a calendar link.", link);

export const calendarLinkChanged = event("calendar-link-changed", "A person changed a calendar link.", {
  ...link,
  /** The names of the changed values. */
  fields: z.array(z.string()),
});

export const calendarLinkRotated = event(
  "calendar-link-rotated",
  "A calendar link has a new address, and the previous one is invalid.",
  link,
);

export const calendarLinkRevoked = event("calendar-link-revoked", "A calendar link was revoked.", link);

/** The events of calendar links, on the topic of their person. */
export const calendarLinkEvents = [
  calendarLinkCreated,
  calendarLinkChanged,
  calendarLinkRotated,
  calendarLinkRevoked,
] as const;
