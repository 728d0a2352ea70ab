import { z } from "zod";
import { event } from "../kernel/event.ts";
import { id } from "../kernel/fields.ts";
import { stageBefore } from "../people/events.ts";

const pause = z.strictObject({
  /** Milliseconds since the epoch. */
  pausedFrom: z.int().nullable(),
  pausedUntil: z.int().nullable(),
});

/** The events of portal access. */
export const accessEvents = [
  event("person-invited", { personId: id, was: stageBefore }),
  event("password-changed", { personId: id, was: stageBefore }),
  event("portal-paused", { personId: id, set: pause, was: pause }),
  event("portal-opened", { personId: id, set: pause, was: pause }),
] as const;
