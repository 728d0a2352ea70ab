import { type Schema, Validator } from "@cfworker/json-schema";

/** The kinds of questions in a report form. */
export const reportFieldTypes = [
  "text",
  "long-text",
  "choice",
  "choices",
  "number",
  "yes-no",
  "time",
  "photo",
] as const;

/** When a question applies: another one, before it, has this answer. For `choices`: this one is among the answers. */
export interface ReportCondition {
  /** The id of the other question. */
  readonly field: string;
  readonly equals: string | number | boolean;
}

/** A question of a report form. */
export interface ReportField {
  /** Its key among the answers. Stays the same in later versions of the form. */
  readonly id: string;
  readonly label: string;
  /** An explanation below the question; may be empty. */
  readonly help: string;
  readonly type: (typeof reportFieldTypes)[number];
  /** Whether a report can't be submitted without an answer, if the question applies. */
  readonly required: boolean;
  /** What can be chosen, for `choice` and `choices`. */
  readonly options?: readonly string[] | undefined;
  /** The lowest number. */
  readonly min?: number | undefined;
  /** The highest number, the most characters of a text or the most photos. */
  readonly max?: number | undefined;
  readonly when?: ReportCondition | undefined;
}

/** An answer: text, a choice or time (`HH:mm`), a number, yes or no, or the choices or ids of photos. */
export type ReportAnswer = string | number | boolean | readonly string[];

/** The answers of a report, by the id of the question. */
export type ReportAnswers = Readonly<Record<string, ReportAnswer | undefined>>;

/** A JSON Schema 2020-12. */
export type ReportSchema = Readonly<Record<string, unknown>>;

/** The maximum number of characters in a text answer, and of photos in an answer, unless the question sets its own. */
const defaultMax = { text: 200, "long-text": 4000, photo: 10 } as const;

const time = "^([01]\\d|2[0-3]):[0-5]\\d$";

/** The questions that apply, given the answers so far. A question doesn't apply if the one it depends on doesn't. */
export function applicableFields<Field extends ReportField>(
  fields: readonly Field[],
  answers: ReportAnswers,
): readonly Field[] {
  const applicable = new Set<string>();
  return fields.filter(({ id, when }) => {
    if (when !== undefined && !(applicable.has(when.field) && hasAnswer(answers[when.field], when.equals)))
      return false;
    applicable.add(id);
    return true;
  });
}

/** The answers without those that are empty or don't apply. */
export function applicableAnswers(
  fields: readonly ReportField[],
  answers: ReportAnswers,
): Record<string, ReportAnswer> {
  return Object.fromEntries(
    applicableFields(fields, answers).flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined || isEmpty(answer) ? [] : [[id, answer]];
    }),
  );
}

/** The JSON Schema (2020-12) of the answers to these questions. An empty answer is left out. */
export function reportSchema(fields: readonly ReportField[]): ReportSchema {
  const byId = new Map(fields.map((field) => [field.id, field]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.id, answerSchema(field)])),
    required: fields.flatMap(({ id, required, when }) => (required && when === undefined ? [id] : [])),
    allOf: fields.flatMap(({ id, required, when }) => {
      if (when === undefined) return [];
      const { field, equals } = when;
      const answer = byId.get(field)?.type === "choices" ? { contains: { const: equals } } : { const: equals };
      return [
        {
          if: { properties: { [field]: answer }, required: [field] },
          then: required ? { required: [id] } : {},
          else: { properties: { [id]: false } },
        },
      ];
    }),
    additionalProperties: false,
  };
}

/** The ids of the questions whose answer is missing or not valid, in the order in which they were found. */
export function invalidAnswers(schema: ReportSchema, answers: ReportAnswers): readonly string[] {
  // The validator writes into its schema.
  const { errors } = new Validator(JSON.parse(JSON.stringify(schema)) as Schema, "2020-12", false).validate(answers);
  const ids = errors.flatMap(({ keyword, instanceLocation, error }) => {
    const id = keyword === "required" ? /"([^"]+)"/.exec(error)?.[1] : instanceLocation.split("/")[1];
    return id ?? [];
  });
  return [...new Set(ids)];
}

function answerSchema({ type, label, options = [], min, max }: ReportField): Schema {
  const title = { title: label };
  switch (type) {
    case "text":
    case "long-text":
      return { ...title, type: "string", pattern: "\\S", maxLength: max ?? defaultMax[type] };
    case "choice":
      return { ...title, enum: [...options] };
    case "choices":
      return { ...title, type: "array", items: { enum: [...options] }, minItems: 1, uniqueItems: true };
    case "number":
      return {
        ...title,
        type: "number",
        ...(min !== undefined && { minimum: min }),
        ...(max !== undefined && { maximum: max }),
      };
    case "yes-no":
      return { ...title, type: "boolean" };
    case "time":
      return { ...title, type: "string", pattern: time };
    case "photo":
      return {
        ...title,
        type: "array",
        items: { type: "string" },
        minItems: 1,
        maxItems: max ?? defaultMax.photo,
        uniqueItems: true,
      };
  }
}

const hasAnswer = (answer: ReportAnswer | undefined, equals: ReportCondition["equals"]): boolean =>
  typeof answer === "object" ? answer.includes(String(equals)) : answer === equals;

const isEmpty = (answer: ReportAnswer): boolean =>
  typeof answer === "string" ? answer.trim() === "" : typeof answer === "object" && answer.length === 0;
