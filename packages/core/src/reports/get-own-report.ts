import { z } from "zod";
import { documentView } from "../documents/view.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { formContent } from "./form-view.ts";
import { ownReportRounds, toOwnReportContext, withReportSettings } from "./own-report-context.ts";
import { peopleReportOnTheirOwnShifts, reportsFollowTheirShift } from "./own-report-rules.ts";
import {
  contentFields,
  noContent,
  submittedContent,
  toContentView,
  toVersionList,
  versionList,
} from "./report-content.ts";
import { attachmentsIn } from "./report-photos.ts";
import { reportShape, toPendingReport, toReportView } from "./report-view.ts";

const input = z.strictObject({ scheduleId: id, shiftId: id });

/**
 * Gets the caller's own shift report with its form: the draft, or what was submitted last. A report that hasn't been begun is empty.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `report.not-due`
 */
export const getOwnReport = operation({
  name: "portal.getReport",
  summary: "Gets the caller's own shift report with its form.",
  portal: true,
  input,
  output: z.strictObject({
    report: z.strictObject({
      ...reportShape,
      ...contentFields,
      ...formContent,
      /** The photos among the answers. */
      attachments: z.array(documentView).readonly(),
    }),
  }),
  prepare: withReportSettings<z.output<typeof input>>,
  load: ownReportRounds,
  context: toOwnReportContext("read"),
  rules: [peopleReportOnTheirOwnShifts, reportsFollowTheirShift],
  apply: ({ context: { report, shift, version, schedule, documents } }) => {
    const { title, fields, schema } = version;
    const about = { scheduleName: schedule.name, title };
    const view = report === undefined ? toPendingReport(shift, version.version, about) : toReportView(report, about);
    const content = report === undefined ? noContent : (report.draft ?? submittedContent(report));
    const attachments = attachmentsIn(fields, content.answers, documents);
    return { output: { report: { ...view, ...toContentView(content, shift.timeZone), fields, schema, attachments } } };
  },
});

/**
 * Lists all versions of a shift report that the caller submitted, the latest first, at most 100. A report that was never submitted has
 * none.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `report.not-due`
 */
export const listOwnVersions = operation({
  name: "portal.listReportVersions",
  summary: "Lists the versions of the caller's own report.",
  portal: true,
  input,
  output: versionList,
  prepare: withReportSettings<z.output<typeof input>>,
  load: ownReportRounds,
  context: toOwnReportContext("read"),
  rules: [peopleReportOnTheirOwnShifts, reportsFollowTheirShift],
  apply: ({ known: { submissions }, context: { shift } }) => ({ output: toVersionList(submissions, shift.timeZone) }),
});
