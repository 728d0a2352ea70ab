import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

export const eligibilityOverridden = event(
  "eligibility-overridden",
  "A person was put on a shift despite reasons against it.",
  { shiftId: id, personId: id, reasons: z.array(z.string()) },
);

/** The events of eligibility, on the schedule's topic. */
export const eligibilityEvents = [eligibilityOverridden] as const;
