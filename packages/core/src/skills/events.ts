import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

/** On the topics of the person and of people managers. Contains no ratings or notes. */
export const skillRated = event("skill-rated", "A person's skill was rated, by them or by a scheduler.", {
  personId: id,
  typeId: id,
  name: z.string(),
  by: z.enum(["scheduler", "worker"]),
});

/** The events of skills. */
export const skillEvents = [skillRated] as const;
