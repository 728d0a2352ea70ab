import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

export const profileChanged = event("profile-changed", "Profile fields changed.", {
  personId: id,
  /** The names of the changed fields. */
  fields: z.array(z.string()),
});

/** The events of profiles. */
export const profileEvents = [profileChanged] as const;
