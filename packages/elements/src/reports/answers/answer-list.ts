import { applicableFields, type ReportAnswer, type ReportAnswers, type ReportField } from "@rollcall/core/report-form";
import { html, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import type { AnswerKey } from "./answers.messages.ts";

/** The answers of a report, to read. Needs `answerStyles`. */
export const answerList = (
  words: Words<AnswerKey>,
  fields: readonly ReportField[],
  answers: ReportAnswers,
  photo: (documentId: string, label: string) => unknown,
): TemplateResult =>
  html`<dl class="facts" part="answers">
    ${applicableFields(fields, answers).map(
      (field) =>
        html`<div data-question=${field.id}>
          <dt><bdi>${field.label}</bdi></dt>
          <dd>
            ${field.type === "photo" ? photos(words, field, answers[field.id], photo) : html`<bdi class="answer-text">${answerText(words, answers[field.id])}</bdi>`}
          </dd>
        </div>`,
    )}
  </dl>`;

/** An answer as text. */
export function answerText(words: Words<AnswerKey>, answer: ReportAnswer | undefined): string {
  if (answer === undefined) return words.text("answer.none");
  if (typeof answer === "boolean") return words.text(answer ? "answer.yes" : "answer.no");
  if (typeof answer === "number") return answer.toLocaleString(words.lang);
  return typeof answer === "string" ? answer : new Intl.ListFormat(words.lang).format(answer);
}

function photos(
  words: Words<AnswerKey>,
  { label: question }: ReportField,
  answer: ReportAnswer | undefined,
  photo: (documentId: string, label: string) => unknown,
): unknown {
  if (!Array.isArray(answer) || answer.length === 0) return words.text("answer.none");
  return html`<span class="photos"
    >${(answer as readonly string[]).map((id, index) => photo(id, words.text("answer.photo", { number: index + 1, question })))}</span
  >`;
}
