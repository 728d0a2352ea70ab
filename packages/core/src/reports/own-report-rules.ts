import type { Reason } from "../contract/decision.ts";
import { applicableAnswers, invalidAnswers, type ReportField } from "../contract/report-form.ts";
import { documentsCanBeAttached } from "../documents/attach-documents.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import { archivedSchedulesCantChange } from "../schedules/role-rules.ts";
import { dueTime, type OwnReportContext } from "./own-report-context.ts";
import { photosIn } from "./report-photos.ts";

const hidden: Reason = { code: "request.not-found" };
const notDue: Reason = { code: "report.not-due" };
const closed: Reason = { code: "report.closed" };

/** The longest time between the plan and the times that a person worked. */
const longestOvertime = 24 * 3_600_000;

/** People report on shifts they worked and see the reports they wrote; they see no others (P42). */
export const peopleReportOnTheirOwnShifts = grant<OwnReportContext>(
  "people report on their own shifts",
  ({ report, hasWorked, isAsked }) => report !== undefined || (hasWorked && isAsked) || hidden,
);

/**
 * A report is begun and submitted after its shift has ended. If the shift is extended later, a report that was begun can be read and
 * saved until then.
 */
export const reportsFollowTheirShift = guard<OwnReportContext>(
  "reports follow their shift",
  ({ action, report, shift, now }) => {
    const isBegun = report !== undefined && (action === "read" || action === "save");
    return isBegun || shift.end <= now || notDue;
  },
);

/** A report must be begun in time, by people who are still on the shift and the schedule. */
export const reportsAreBegunInTime = guard<OwnReportContext>(
  "reports are begun in time",
  ({ report, hasWorked, shift, now }) => (hasWorked && (report !== undefined || now - shift.end <= dueTime)) || closed,
);

/** Drafts and reports that were sent back can be saved and submitted; others amended, for some time. */
export const submittedReportsCloseInTime = guard<OwnReportContext>(
  "submitted reports close in time",
  ({ action, report, now }) => {
    if (action === "amend") return (report?.open === false && now <= (report.amendUntil ?? 0)) || closed;
    return report?.open !== false || closed;
  },
);

/** A report that changed since, such as on another device, isn't overwritten. */
export const reportsAreNotReplacedUnseen = guard<OwnReportContext>(
  "reports are not replaced unseen",
  ({ seen, report }) => {
    const version = report?.revision ?? 0;
    return seen === version || { code: "request.stale-version", details: { version } };
  },
);

/** What is submitted must fit the form, and the times must fit the shift. */
export const reportsAreComplete = guard<OwnReportContext>("reports are complete", (context) => {
  const { fields, schema } = context.version;
  const answers = applicableAnswers(fields, context.content.answers ?? {});
  const wrong = new Set([...invalidAnswers(schema, answers), ...wrongPhotos(context), ...wrongTimes(context)]);
  return wrong.size === 0 || { code: "report.incomplete", details: { fields: [...wrong] } };
});

/** The questions for photos that were answered with another kind of file. */
function wrongPhotos({ content: { answers }, documents, version: { fields } }: OwnReportContext): readonly string[] {
  const others = new Set(documents.filter(({ type }) => !type.startsWith("image/")).map(({ id }) => id));
  const isWrong = (field: ReportField) => photosIn([field], answers).some((one) => others.has(one));
  return fields.filter(isWrong).map(({ id }) => id);
}

function wrongTimes({ content, shift }: OwnReportContext): readonly string[] {
  const { workedFrom = null, workedUntil = null } = content;
  if (workedFrom === null && workedUntil === null) return [];
  if (workedFrom === null || workedFrom < shift.start - longestOvertime || workedFrom > shift.end)
    return ["workedFrom"];
  const isLater = workedUntil !== null && workedUntil > workedFrom && workedUntil <= shift.end + longestOvertime;
  return isLater ? [] : ["workedUntil"];
}

/** The rules of saving a draft. */
export const saveDraftRules: readonly Rule<OwnReportContext>[] = [
  peopleReportOnTheirOwnShifts,
  archivedSchedulesCantChange,
  reportsFollowTheirShift,
  reportsAreBegunInTime,
  submittedReportsCloseInTime,
  reportsAreNotReplacedUnseen,
  documentsCanBeAttached,
];

/** The rules of submitting and amending. */
export const submitRules: readonly Rule<OwnReportContext>[] = [...saveDraftRules, reportsAreComplete];
