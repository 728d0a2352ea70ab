import { applicableAnswers, type ReportAnswers } from "../contract/report-form.ts";
import type { CallContext } from "../identity/operation.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Report, type ReportContent, reports, reportVersions } from "./collection.ts";
import { reportSubmitted } from "./events.ts";
import type { OwnReportContext } from "./own-report-context.ts";
import { noContent, submittedContent } from "./report-content.ts";
import { photoWrites } from "./report-photos.ts";

/** A newly begun report. */
function begun({ shift, person, version }: OwnReportContext, now: number): Report {
  const { scheduleId, id: shiftId, kind, venue, position, start, end, timeZone } = shift;
  return {
    ...{ scheduleId, shiftId, personId: person.id, organizationId: person.organizationId },
    ...{ kind, venue, position, start, end, timeZone, formVersion: version.version },
    ...{ ...noContent, hasNote: false, draft: noContent, state: "draft", open: true, listed: false },
    ...{ revision: 0, submissions: 0, savedAt: now, submittedAt: null, amendUntil: null, question: "", seen: false },
  };
}

/** The new report and its writes. The revision is compared, so that two devices don't overwrite each other. */
function written(context: OwnReportContext, set: Partial<Report>, now: number) {
  const before = context.report ?? begun(context, now);
  const { start, end, timeZone } = context.shift;
  const values = { ...set, start, end, timeZone, revision: before.revision + 1, savedAt: now };
  const report: Report = { ...before, ...values };
  const key = [report.scheduleId, report.shiftId, report.personId];
  const change: Change =
    context.report === undefined
      ? insert(reports, report)
      : update(reports, key, values, { revision: before.revision });
  return { report, change };
}

/** The content that the caller sent, without answers to unknown fields. */
function contentOf({ content, version }: OwnReportContext): ReportContent {
  const answers = content.answers ?? {};
  const known = version.fields.flatMap(({ id }) => {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return { ...noContent, ...content, answers: Object.fromEntries(known) };
}

const photosOf = (
  { version: { fields }, report, documents, submittedPhotos, schedule }: OwnReportContext,
  answers: ReportAnswers,
  isSubmitted: boolean,
): readonly Change[] =>
  photoWrites({ fields, report, documents, submittedPhotos, answers, scheduleId: schedule.id, isSubmitted });

/** Saves what the caller has written so far. Only they see it. */
export function planDraft(context: OwnReportContext, { now }: CallContext) {
  const draft = contentOf(context);
  const { report, change } = written(context, { draft }, now);
  return { report, changes: [change, ...photosOf(context, draft.answers, false)] };
}

/** Submits a report, for the first time or again. */
export function planSubmission(context: OwnReportContext, { now }: CallContext) {
  const content = contentOf(context);
  const answers = applicableAnswers(context.version.fields, content.answers);
  const submissions = (context.report?.submissions ?? 0) + 1;
  const set = {
    ...{ ...content, answers, hasNote: content.handOver !== "", draft: null, open: false, listed: true, submissions },
    ...{ submittedAt: now, question: "", seen: false },
    // Amending a report doesn't extend the time for it.
    ...(context.action !== "amend" && { amendUntil: now + context.settings.amendTime }),
    state: submissions === 1 ? ("submitted" as const) : ("amended" as const),
  };
  const { report, change } = written(context, set, now);
  const { scheduleId, shiftId, personId } = report;
  const version = { scheduleId, shiftId, personId, version: submissions, content: submittedContent(report), at: now };
  const recorded = recordScheduleChange(context.schedule, [
    reportSubmitted({ shiftId, personId, version: submissions }),
  ]);
  return {
    report,
    changes: [recorded.change, change, insert(reportVersions, version), ...photosOf(context, answers, true)],
    journalEntries: [recorded.entry],
  };
}
