import { z } from "zod";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { toMoment } from "../kernel/values/moment.ts";
import type { Shift } from "../shifts/collection.ts";
import { type Report, reportStates } from "./collection.ts";

/** The shift of a report. */
const reportShift = z.strictObject({
  kind: z.string(),
  venue: z.string(),
  position: z.string(),
  start: z.string(),
  end: z.string(),
  timeZone: z.string(),
});

const shownStates = ["pending", ...reportStates] as const;

const reportFields = z.strictObject({
  scheduleId: id,
  scheduleName: z.string(),
  shiftId: id,
  shift: reportShift,
  /**
   * `pending`: the shift has ended, and nothing is saved. `amended`: it was submitted more than once. `asked-back`: a planner
   * has a question, and it can be submitted again.
   */
  state: z.enum(shownStates),
  /** The title of the form. */
  title: z.string(),
  /** The version of the form it was begun with, or would be. */
  formVersion: z.int(),
  /** Increases with every change; 0 while it is pending. */
  revision: z.int(),
  /** ISO 8601, UTC. */
  savedAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  /** Until when it can be amended: ISO 8601, UTC. */
  amendUntil: z.string().nullable(),
  /** What a planner asked; empty otherwise. */
  question: z.string(),
  /** Whether a planner marked it as seen. */
  seen: z.boolean(),
});

/** A report in a list. */
export interface ReportView extends z.output<typeof reportFields> {}

/** A report in an output. */
export const reportView: ViewSchema<ReportView> = reportFields;

/** The same fields, for outputs that add to them. */
export const reportShape = reportFields.shape;

/** What the view of a report contains of other rows. */
export interface AboutReport {
  readonly scheduleName: string;
  readonly title: string;
}

/** Converts a report. */
export const toReportView = (report: Report, about: AboutReport): ReportView => {
  const { scheduleId, shiftId, state, formVersion, revision, question, seen } = report;
  return {
    ...{ scheduleId, shiftId, state, formVersion, revision, question, seen, ...about },
    shift: toReportShift(report),
    savedAt: toInstant(report.savedAt),
    submittedAt: toInstant(report.submittedAt),
    amendUntil: toInstant(report.amendUntil),
  };
};

/** The view of a report that isn't begun. */
export const toPendingReport = (shift: Shift, formVersion: number, about: AboutReport): ReportView => ({
  ...{ scheduleId: shift.scheduleId, shiftId: shift.id, shift: toReportShift(shift), state: "pending", ...about },
  ...{ formVersion, revision: 0, savedAt: null, submittedAt: null, amendUntil: null, question: "", seen: false },
});

const toReportShift = ({
  kind,
  venue,
  position,
  start,
  end,
  timeZone,
}: Pick<Shift, keyof typeof reportShift.shape>) => ({
  ...{ kind, venue, position, timeZone },
  start: toMoment(start, timeZone),
  end: toMoment(end, timeZone),
});
