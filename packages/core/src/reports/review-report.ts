import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { id, note } from "../kernel/values/fields.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Report, reports, reportStates } from "./collection.ts";
import { reportAskedBack, reportSeen } from "./events.ts";
import {
  reviewReportRules,
  plannedReportFacts,
  type PlannedReportContext,
  toPlannedReportContext,
} from "./planner-context.ts";

const key = {
  scheduleId: id,
  shiftId: id,
  personId: id,
  /** The revision that the caller saw. */
  revision: z.int(),
} as const;

const output = z.strictObject({
  scheduleId: id,
  shiftId: id,
  personId: id,
  revision: z.int(),
  state: z.enum(reportStates),
  seen: z.boolean(),
});

/**
 * Sends a report back to its person with a question, so that they can submit it again. For people who plan the schedule.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`, `report.closed` (it was
 *   sent back already), `request.stale-version` (with the current revision)
 */
export const askBack = operation({
  name: "reports.askBack",
  summary: "Sends a report back to its person with a question.",
  input: z.strictObject({
    ...key,
    /** What the person reads. */
    note: note.refine((text) => text !== "", "a question"),
  }),
  output,
  events: [reportAskedBack],
  load: [plannedReportFacts],
  context: toPlannedReportContext,
  rules: reviewReportRules,
  apply: ({ context }, { note: question }) => {
    const { answers, handOver, workedFrom, workedUntil, shiftId, personId } = context.report;
    const draft = { answers, handOver, workedFrom, workedUntil };
    return planReview(
      context,
      { state: "asked-back", open: true, draft, question },
      reportAskedBack({ shiftId, personId }),
    );
  },
});

/**
 * Marks a submitted report as seen, for people who plan the schedule. An amendment counts as new. Has no effect if it is already marked.
 * @throws {RollcallError} as `reports.askBack`
 */
export const markSeen = operation({
  name: "reports.markSeen",
  summary: "Marks a report as seen.",
  input: z.strictObject(key),
  output,
  events: [reportSeen],
  load: [plannedReportFacts],
  context: toPlannedReportContext,
  rules: reviewReportRules,
  apply: ({ context }) => {
    const { report } = context;
    if (report.seen) return { output: toOutput(report) };
    const { shiftId, personId } = report;
    return planReview(context, { seen: true }, reportSeen({ shiftId, personId }));
  },
});

function planReview<Event extends ReturnType<typeof reportAskedBack> | ReturnType<typeof reportSeen>>(
  { report, schedule }: PlannedReportContext,
  set: Partial<Report>,
  event: Event,
) {
  // Seeing a report doesn't make its person's page outdated.
  const values = { ...set, revision: report.revision + (set.open === true ? 1 : 0) };
  const { change, entry } = recordScheduleChange(schedule, [event]);
  const { scheduleId, shiftId, personId, revision } = report;
  return {
    output: toOutput({ ...report, ...values }),
    changes: [change, update(reports, [scheduleId, shiftId, personId], values, { revision })],
    journalEntries: [entry],
  };
}

const toOutput = ({ scheduleId, shiftId, personId, revision, state, seen }: Report) => ({
  ...{ scheduleId, shiftId, personId, revision, state, seen },
});
