import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { requestStates } from "./collection.ts";

/** On the topics of the person and of the schedules they can be assigned on. Contains no dates or reasons (Q60). */
export const availabilityChanged = event("availability-changed", "A person's availability changed.", {
  personId: id,
});

/** On a schedule's topic (Q29). */
export const availabilityConflictRaised = event(
  "availability-conflict-raised",
  "A person became unavailable during shifts they had accepted.",
  { personId: id, shiftIds: z.array(id) },
);

/** On the topics of the person and of people managers (Q60). */
export const timeOffChanged = event("time-off-changed", "A time-off request was made, decided or canceled.", {
  personId: id,
  requestId: id,
  state: z.enum(requestStates),
});

/** The events of availability. */
export const availabilityEvents = [availabilityChanged, availabilityConflictRaised, timeOffChanged] as const;
