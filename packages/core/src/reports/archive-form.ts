import { z } from "zod";
import { type CallContext, operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { displayName } from "../kernel/values/fields.ts";
import { moveOrganization } from "../organizations/move-organization.ts";
import { type ReportForm, reportForms } from "./collection.ts";
import { reportFormChanged } from "./events.ts";
import { type FormContext, formFacts, toFormContext } from "./form-context.ts";
import { schedulersMaintainForms } from "./form-rules.ts";
import { formView, toFormView } from "./form-view.ts";

const parts = {
  input: z.strictObject({ kind: displayName }),
  output: z.strictObject({ form: formView }),
  events: [reportFormChanged],
  load: [formFacts],
  context: toFormContext,
  row: ({ form }: { readonly form: ReportForm | undefined }) => form,
  rules: [schedulersMaintainForms],
} as const;

/**
 * Archives a report form: shifts of its kind don't need a report anymore. Drafts that were begun can still be submitted. Has no
 * effect on an archived form.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const archiveForm = operation({
  name: "reports.archiveForm",
  summary: "Archives a report form.",
  ...parts,
  apply: ({ context, row }, _input, call) => planArchived(context, row, true, call),
});

/**
 * Restores an archived report form. Shifts that end from now on need a report. Has no effect on a form in use.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const restoreForm = operation({
  name: "reports.restoreForm",
  summary: "Restores an archived report form.",
  ...parts,
  apply: ({ context, row }, _input, call) => planArchived(context, row, false, call),
});

function planArchived({ organization }: FormContext, form: ReportForm, archived: boolean, { now }: CallContext) {
  if (form.archived === archived) return { output: { form: toFormView(form) } };
  const set = archived ? { archived } : { archived, since: now };
  const { kind, version } = form;
  const event = reportFormChanged({ kind, version, set: { archived }, was: { archived: form.archived } });
  const { change, entry } = moveOrganization(organization, [event]);
  return {
    output: { form: toFormView({ ...form, ...set }) },
    changes: [change, update(reportForms, [organization.id, kind], set)],
    journalEntries: [entry],
  };
}
