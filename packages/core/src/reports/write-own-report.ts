import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { type CallContext, operation } from "../identity/operation.ts";
import type { Limit } from "../kernel/limits/rate-limits.ts";
import { reportSubmitted } from "./events.ts";
import {
  type OwnReportContext,
  ownReportRounds,
  toOwnReportContext,
  withReportSettings,
} from "./own-report-context.ts";
import { saveDraftRules, submitRules } from "./own-report-rules.ts";
import { askedContent } from "./report-content.ts";
import { planDraft, planSubmission } from "./report-plans.ts";
import { reportView, toReportView } from "./report-view.ts";
import type { Report } from "./collection.ts";

const input = z
  .strictObject(askedContent)
  .refine(({ workedFrom, workedUntil }) => (workedFrom === null) === (workedUntil === null), {
    path: ["workedUntil"],
    error: "both times or neither",
  });

const output = z.strictObject({ report: reportView });

/** At most 1,200 changes per person an hour: drafts are saved while they write. */
const limits = (_input: unknown, { personId }: Actor): readonly Limit[] => [
  { key: `reports:${personId}`, points: 1200, seconds: 3600 },
];

const toOutput = (report: Report, { schedule, version }: OwnReportContext) => ({
  report: toReportView(report, { scheduleName: schedule.name, title: version.title }),
});

/** The parts that saving, submitting and amending have in common. */
const ownReportParts = (action: Parameters<typeof toOwnReportContext>[0]) =>
  ({
    portal: true,
    input,
    output,
    limits,
    prepare: withReportSettings<z.output<typeof input>>,
    load: ownReportRounds,
    context: toOwnReportContext(action),
  }) as const;

function toSubmission(context: OwnReportContext, call: CallContext) {
  const { report, ...plan } = planSubmission(context, call);
  return { output: toOutput(report, context), ...plan };
}

/**
 * Saves a draft of the caller's shift report, complete or not. Only the caller sees it.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `request.stale-version` (with the current revision: it was saved on another device, or sent back),
 *   `schedule.archived`, `report.not-due`, `report.closed`, `file.in-use`, `file.infected`
 */
export const saveDraft = operation({
  name: "portal.saveReportDraft",
  summary: "Saves a draft of the caller's shift report.",
  ...ownReportParts("save"),
  rules: saveDraftRules,
  apply: ({ context }, _input, call) => {
    const { report, changes } = planDraft(context, call);
    return { output: toOutput(report, context), changes };
  },
});

/**
 * Submits the caller's shift report, for the first time or after a planner sent it back. The schedule's planners see it.
 * @throws {RollcallError} as `portal.saveReportDraft`; `report.incomplete` (with the fields that are missing or invalid)
 */
export const submitReport = operation({
  name: "portal.submitReport",
  summary: "Submits the caller's shift report.",
  ...ownReportParts("submit"),
  events: [reportSubmitted],
  rules: submitRules,
  apply: ({ context }, _input, call) => toSubmission(context, call),
});

/**
 * Replaces the caller's submitted shift report, for a limited time after submission (option `reports.amendHours`). Planners see the earlier
 * versions.
 * @throws {RollcallError} as `portal.submitReport`; `report.closed` (too late, or not submitted)
 */
export const amendReport = operation({
  name: "portal.amendReport",
  summary: "Replaces the caller's submitted shift report.",
  ...ownReportParts("amend"),
  events: [reportSubmitted],
  rules: submitRules,
  apply: ({ context }, _input, call) => toSubmission(context, call),
});
