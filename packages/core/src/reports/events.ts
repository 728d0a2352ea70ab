import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { displayName, id } from "../kernel/values/fields.ts";
import { newTotals } from "../schedules/events.ts";

const form = z
  .strictObject({
    title: z.string(),
    /** The number of questions. */
    questions: z.int(),
    archived: z.boolean(),
  })
  .partial();

/** On the organization's topic. */
export const reportFormChanged = event("report-form-changed", "A report form was saved, archived or restored.", {
  kind: displayName,
  version: z.int(),
  set: form,
  /** Empty for a new form. */
  was: form,
});

const report = { shiftId: id, personId: id };

export const reportSubmitted = event("report-submitted", "A person submitted or amended a shift report.", {
  ...report,
  /** From 1: later ones are amendments. */
  version: z.int(),
  ...newTotals,
});

export const reportAskedBack = event("report-asked-back", "A report was sent back to its person with a question.", {
  ...report,
  ...newTotals,
});

export const reportSeen = event("report-seen", "A report was marked as seen.", { ...report, ...newTotals });

/** The events of reports, on the topic of their schedule. */
export const reportEvents = [reportFormChanged, reportSubmitted, reportAskedBack, reportSeen] as const;
