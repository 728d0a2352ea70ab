import { z } from "zod";
import { reportSchema } from "../contract/report-form.ts";
import { operation } from "../identity/operation.ts";
import { canonicalJson } from "../kernel/values/canonical-json.ts";
import { insert, update } from "../kernel/store/change.ts";
import { displayName } from "../kernel/values/fields.ts";
import { moveOrganization } from "../organizations/move-organization.ts";
import { formKindsOf, maxForms, type ReportForm, reportForms, reportFormVersions } from "./collection.ts";
import { reportFormChanged } from "./events.ts";
import { formFacts, toFormContext } from "./form-context.ts";
import { formFields } from "./form-fields.ts";
import { saveFormRules } from "./form-rules.ts";
import { formView, toFormView } from "./form-view.ts";

/**
 * Saves the report form for a kind of shift as a new version. If the form is new, shifts that end from now on need a report. Reports
 * already begun keep their version. Has no effect if nothing changed.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `request.stale-version` (with the current
 *   version), `catalogue.too-many`
 */
export const saveForm = operation({
  name: "reports.saveForm",
  summary: "Saves the report form for a kind of shift as a new version.",
  input: z.strictObject({
    /** The kind of shift. */
    kind: displayName,
    title: displayName,
    fields: formFields,
    /** The version that the caller saw; 0 for a new form. */
    version: z.int().min(0),
  }),
  output: z.strictObject({ form: formView }),
  events: [reportFormChanged],
  load: [
    formFacts,
    ({ form }, _input, { organizationId }) => ({
      kinds: formKindsOf({ equal: [organizationId], limit: form === undefined ? maxForms : 0 }),
    }),
  ],
  context(known, asked, actor) {
    const context = toFormContext(known, asked, actor);
    return context && { ...context, forms: known.kinds.length };
  },
  rules: saveFormRules,
  apply: ({ context: { organization, form } }, { kind, title, fields }, { now }) => {
    if (form?.title === title && canonicalJson(form.fields) === canonicalJson(fields))
      return { output: { form: toFormView(form) } };
    const key = { organizationId: organization.id, kind };
    const content = { title, fields, schema: reportSchema(fields), version: (form?.version ?? 0) + 1 };
    const saved: ReportForm = { ...{ archived: false, since: now }, ...form, ...key, ...content, changedAt: now };
    const event = reportFormChanged({
      ...{ kind, version: content.version, set: { title, questions: fields.length } },
      was: form === undefined ? {} : { title: form.title, questions: form.fields.length },
    });
    const { change, entry } = moveOrganization(organization, [event]);
    return {
      output: { form: toFormView(saved) },
      changes: [
        change,
        form === undefined
          ? insert(reportForms, saved)
          : update(reportForms, [organization.id, kind], { ...content, changedAt: now }),
        insert(reportFormVersions, { ...key, ...content, createdAt: now }),
      ],
      journalEntries: [entry],
    };
  },
});
