import type { ReportCondition, ReportField } from "@rollcall/core/report-form";
import type { Words } from "../../ui/host/panel-host.ts";
import type { AnswerKey } from "./answers.messages.ts";

/** An answer that can be chosen. */
export interface AnswerChoice {
  readonly field: ReportField;
  readonly equals: ReportCondition["equals"];
}

/** All answers that can be chosen in a form: yes, no, and the options. */
export const answerChoices = (fields: readonly ReportField[]): readonly AnswerChoice[] =>
  fields.flatMap((field) => choicesOf(field).map((equals) => ({ field, equals })));

const choicesOf = ({ type, options = [] }: ReportField): readonly ReportCondition["equals"][] =>
  type === "yes-no" ? [true, false] : type === "choice" || type === "choices" ? options : [];

/** The text of an answer: yes, no, or the option. */
export const choiceText = (words: Words<AnswerKey>, equals: ReportCondition["equals"]): string =>
  typeof equals === "boolean" ? words.text(equals ? "answer.yes" : "answer.no") : String(equals);
