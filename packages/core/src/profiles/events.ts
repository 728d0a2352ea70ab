import { z } from "zod";
import { event } from "../kernel/event.ts";
import { id } from "../kernel/fields.ts";

/** The events of profiles. */
export const profileEvents = [
  event("profile-changed", {
    personId: id,
    /** The names of the changed fields. */
    fields: z.array(z.string()),
  }),
] as const;
