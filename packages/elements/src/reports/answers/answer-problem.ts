import type { ReportAnswer, ReportField } from "@rollcall/core/report-form";
import type { Words } from "../../ui/host/panel-host.ts";
import type { AnswerKey } from "./answers.messages.ts";

/** What to correct about an answer that is missing or not valid. */
export function answerProblem(
  words: Words<AnswerKey>,
  { type, min, max }: ReportField,
  answer: ReportAnswer | undefined,
): string {
  const isEmpty = answer === undefined || answer === "" || (Array.isArray(answer) && answer.length === 0);
  if (isEmpty) return words.text("answer.problem.missing");
  switch (type) {
    case "number":
      if (!Number.isFinite(readNumber(answer))) return words.text("answer.problem.number");
      if (min !== undefined && max !== undefined) return words.text("answer.problem.range", { min, max });
      return min === undefined
        ? words.text("answer.problem.max", { max: max ?? "" })
        : words.text("answer.problem.min", { min });
    case "text":
    case "long-text":
      return String(answer).trim() === "" || max === undefined
        ? words.text("answer.problem.missing")
        : words.text("answer.problem.length", { max });
    case "time":
      return words.text("answer.problem.time");
    case "photo":
      return words.text("answer.problem.photo", { max: max ?? 10 });
    case "choice":
    case "choices":
    case "yes-no":
      return words.text("answer.problem.choice");
  }
}

/** Reads a number as people type it, with a point or a comma. Returns the text if it isn't a number. */
export const readNumber = (answer: ReportAnswer): ReportAnswer =>
  typeof answer === "string" && /^[-+]?\d+([.,]\d+)?$/.test(answer.trim())
    ? Number(answer.trim().replace(",", "."))
    : answer;

/** What was typed, with numbers for the questions that ask for one. */
export const readAnswers = (
  fields: readonly ReportField[],
  typed: Readonly<Record<string, ReportAnswer | undefined>>,
): Record<string, ReportAnswer> => {
  const numbers = new Set(fields.flatMap(({ id, type }) => (type === "number" ? [id] : [])));
  return Object.fromEntries(
    Object.entries(typed).flatMap(([id, answer]) =>
      answer === undefined ? [] : [[id, numbers.has(id) ? readNumber(answer) : answer]],
    ),
  );
};
