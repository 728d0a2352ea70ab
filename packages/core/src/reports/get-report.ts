import { z } from "zod";
import { documentView } from "../documents/view.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { namesOf } from "../shifts/assignees.ts";
import { formVersionByKey, maxVersions, versionsOf } from "./collection.ts";
import { formContent } from "./form-view.ts";
import { plannedReportFacts, readReportRules, toPlannedReportContext } from "./planner-context.ts";
import { contentFields, submittedContent, toContentView, toVersionList, versionList } from "./report-content.ts";
import { attachmentsIn, photoFacts } from "./report-photos.ts";
import { reportShape, toReportView } from "./report-view.ts";

const key = { scheduleId: id, shiftId: id, personId: id } as const;

/**
 * Gets a person's latest submitted report on a shift, with the version of the form it was written with. For people who plan the schedule.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getReport = operation({
  name: "reports.get",
  summary: "Gets a person's report on a shift.",
  input: z.strictObject(key),
  output: z.strictObject({
    report: z.strictObject({
      ...reportShape,
      ...contentFields,
      ...formContent,
      /** The photos among the answers. */
      attachments: z.array(documentView).readonly(),
      personId: id,
      /** Their name, or their address if they have no name; empty if erased. */
      personName: z.string(),
      /** The number of times it was submitted. */
      submissions: z.int(),
    }),
  }),
  load: [
    plannedReportFacts,
    ({ report }) => ({
      version: formVersionByKey(report?.organizationId ?? "", report?.kind ?? "", report?.formVersion ?? 0),
      people: namesOf(report === undefined ? [] : [[report.personId]]),
    }),
    ({ report, version }) => photoFacts(version?.fields, report),
  ],
  context: toPlannedReportContext,
  row: ({ version }) => version,
  rules: readReportRules,
  apply: ({ known, context: { report, schedule }, row: { title, fields, schema } }) => {
    const [{ name, email } = { name: "", email: "" }] = known.people;
    const view = toReportView(report, { scheduleName: schedule.name, title });
    const content = toContentView(submittedContent(report), report.timeZone);
    const person = { personId: report.personId, personName: name === "" ? email : name };
    const attachments = attachmentsIn(fields, report.answers, known.documents);
    return {
      output: {
        report: { ...view, ...content, fields, schema, attachments, ...person, submissions: report.submissions },
      },
    };
  },
});

/**
 * Lists all versions of a shift report that a person submitted, the latest first, at most 100. For people who plan the schedule.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listVersions = operation({
  name: "reports.listVersions",
  summary: "Lists the versions of a report.",
  input: z.strictObject(key),
  output: versionList,
  load: [
    (asked, actor) => ({
      ...plannedReportFacts(asked, actor),
      versions: versionsOf({
        equal: [asked.scheduleId, asked.shiftId, asked.personId],
        ...{ reverse: true, limit: maxVersions },
      }),
    }),
  ],
  context: toPlannedReportContext,
  rules: readReportRules,
  apply: ({ known: { versions }, context: { report } }) => ({
    output: toVersionList(versions, report.timeZone),
  }),
});
