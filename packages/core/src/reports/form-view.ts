import { z } from "zod";
import { reportFieldTypes } from "../contract/report-form.ts";
import { displayName, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import type { ReportForm, ReportFormVersion } from "./collection.ts";

const field = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Empty without an explanation. */
  help: z.string(),
  type: z.enum(reportFieldTypes),
  required: z.boolean(),
  options: z.array(z.string()).readonly().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Only asked if an earlier field has this answer, or has it among its choices. */
  when: z.strictObject({ field: z.string(), equals: z.union([z.string(), z.number(), z.boolean()]) }).optional(),
});

/** What the person who answers a form sees of it. */
export const formContent = {
  title: z.string(),
  fields: z.array(field).readonly(),
  /** The JSON Schema 2020-12 of the answers. */
  schema: z.record(z.string(), z.unknown()),
} as const;

const formFields = z.strictObject({
  kind: displayName,
  version: z.int(),
  ...formContent,
  archived: z.boolean(),
  /** The latest version, from 1. */
  currentVersion: z.int(),
  /** ISO 8601, UTC: when this version was saved. */
  savedAt: z.string(),
});

/** A version of a report form. */
export interface ReportFormView extends z.output<typeof formFields> {}

/** A form in an output. */
export const formView: ViewSchema<ReportFormView> = formFields;

/** Converts the current version of a form, or an earlier one. */
export const toFormView = (form: ReportForm, version?: ReportFormVersion): ReportFormView => {
  const { title, fields, schema } = version ?? form;
  return {
    ...{ kind: form.kind, version: version?.version ?? form.version, title, fields, schema },
    ...{ archived: form.archived, currentVersion: form.version },
    savedAt: toInstant(version?.createdAt ?? form.changedAt) ?? "",
  };
};
