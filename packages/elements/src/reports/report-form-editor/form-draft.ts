import type { ReportField } from "@rollcall/core/report-form";
import { newKey } from "../../ui/browser/new-key.ts";
import { type AnswerChoice, answerChoices } from "../answers/answer-choices.ts";

/** The title and questions of a form while it is edited. */
export interface FormDraft {
  readonly title: string;
  readonly fields: readonly ReportField[];
}

/** What keeps a form from being saved. */
export type FormProblem =
  | { readonly kind: "title" | "no-questions"; readonly field?: undefined }
  | { readonly kind: (typeof fieldProblemKinds)[number]; readonly field: string };

const fieldProblemKinds = ["label", "options", "range", "max", "condition"] as const;

/** The highest maximum of a question, by its type. A number has none. */
export const highestMax: Readonly<Partial<Record<ReportField["type"], number>>> = {
  text: 200,
  "long-text": 4000,
  photo: 10,
};

/** An empty question. */
export const newField = (): ReportField => ({
  id: `q-${newKey().slice(0, 8)}`,
  label: "",
  help: "",
  type: "text",
  required: false,
});

/** The form with a question moved; unchanged at the ends. */
export function moveField(draft: FormDraft, from: number, to: number): FormDraft {
  const fields = [...draft.fields];
  if (to < 0 || to >= fields.length) return draft;
  fields.splice(to, 0, ...fields.splice(from, 1));
  return { ...draft, fields };
}

/** The form without a question. Questions that depended on it then always apply. */
export const removeField = (draft: FormDraft, id: string): FormDraft => ({
  ...draft,
  fields: draft.fields
    .filter((field) => field.id !== id)
    .map(({ when, ...field }) => (when === undefined || when.field === id ? field : { ...field, when })),
});

/** The form with some values of a question changed. A new type keeps only what applies to it. */
export const changeField = (draft: FormDraft, id: string, values: Partial<ReportField>): FormDraft => ({
  ...draft,
  fields: draft.fields.map((field) => (field.id === id ? withType({ ...field, ...values }) : field)),
});

function withType({ options, min, max, when, ...field }: ReportField): ReportField {
  const { type } = field;
  const isChoice = type === "choice" || type === "choices";
  const hasMax = type === "number" || highestMax[type] !== undefined;
  return {
    ...field,
    ...(isChoice && { options: options ?? [] }),
    ...(type === "number" && min !== undefined && { min }),
    ...(hasMax && max !== undefined && { max }),
    ...(when !== undefined && { when }),
  };
}

/** The answers before a question that it can depend on. */
export const conditionsBefore = ({ fields }: FormDraft, id: string): readonly AnswerChoice[] =>
  answerChoices(
    fields.slice(
      0,
      fields.findIndex((field) => field.id === id),
    ),
  );

/** The problems that keep the form from being saved, from top to bottom. */
export function problemsOf(draft: FormDraft): readonly FormProblem[] {
  const { title, fields } = draft;
  return [
    ...(title.trim() === "" ? [{ kind: "title" } as const] : []),
    ...(fields.length === 0 ? [{ kind: "no-questions" } as const] : []),
    ...fields.flatMap((field) => fieldProblems(draft, field).map((kind) => ({ kind, field: field.id }))),
  ];
}

function fieldProblems(draft: FormDraft, { id, label, type, options, min, max, when }: ReportField) {
  const highest = highestMax[type];
  const isMet = conditionsBefore(draft, id).some(
    ({ field, equals }) => field.id === when?.field && equals === when.equals,
  );
  const isWrong = {
    label: label.trim() === "",
    options: options !== undefined && options.length < 2,
    range: min !== undefined && max !== undefined && min > max,
    max: highest !== undefined && max !== undefined && !(Number.isInteger(max) && max >= 1 && max <= highest),
    condition: when !== undefined && !isMet,
  };
  return fieldProblemKinds.filter((kind) => isWrong[kind]);
}

/** One option per line, without empty lines and duplicates. */
export const toOptions = (text: string): readonly string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];

/** Whether two forms are the same. */
export const isSameForm = (one: FormDraft, other: FormDraft): boolean =>
  JSON.stringify(clean(one)) === JSON.stringify(clean(other));

/** The form as it is saved. */
export const clean = ({ title, fields }: FormDraft): FormDraft => ({
  title: title.trim(),
  fields: fields.map(({ id, label, help, type, required, ...more }) => ({
    ...{ id, label: label.trim(), help: help.trim(), type, required },
    ...(more.options && { options: more.options }),
    ...(more.min !== undefined && { min: more.min }),
    ...(more.max !== undefined && { max: more.max }),
    ...(more.when && { when: more.when }),
  })),
});
