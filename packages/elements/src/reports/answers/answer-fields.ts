import { applicableFields, type ReportAnswer, type ReportAnswers, type ReportField } from "@rollcall/core/report-form";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { selectField, textArea, textField } from "../../ui/fields/text-field.ts";
import { answerProblem } from "./answer-problem.ts";
import type { AnswerKey } from "./answers.messages.ts";

/** The maximum number of options that are shown as buttons. More become a list to choose from. */
const maxButtons = 6;

/** The questions of a form, what was entered, and what happens when it changes. */
export interface AnswerFieldsOptions {
  readonly fields: readonly ReportField[];
  /** What was entered. A number is kept as text, so that it can be typed. */
  readonly answers: ReportAnswers;
  /** The ids of questions whose answer is missing or not valid. */
  readonly invalid?: readonly string[] | undefined;
  readonly edit: (id: string, answer: ReportAnswer) => unknown;
  /** A field has been left. */
  readonly change?: () => unknown;
  /** Draws the control for photos, with its label. */
  readonly photo: (field: ReportField, label: unknown, describedBy: string | undefined) => unknown;
}

/** The id of the control of a question. */
export const controlId = (id: string): string => `answer-${id}`;

/** The questions that apply, as fields. Needs `answerStyles`. */
export const answerFields = (words: Words<AnswerKey>, options: AnswerFieldsOptions): unknown =>
  repeat(
    applicableFields(options.fields, options.answers),
    ({ id }) => id,
    (field) => answerField(words, field, options),
  );

/** Marks the label of a field that may stay empty. */
export const optionalMark = (words: Words<AnswerKey>): TemplateResult =>
  html`<span class="muted optional-mark">${words.text("answer.optional")}</span>`;

function answerField(words: Words<AnswerKey>, field: ReportField, options: AnswerFieldsOptions): TemplateResult {
  const { id, label, help, required, type } = field;
  const isInvalid = options.invalid?.includes(id) ?? false;
  const problem = isInvalid ? answerProblem(words, field, options.answers[id]) : undefined;
  const control = controlId(id);
  const described = [help === "" ? [] : `${control}-help`, isInvalid ? `${control}-problem` : []].flat().join(" ");
  const describedBy = described === "" ? undefined : described;
  const name = html`<bdi>${label}</bdi> ${required ? nothing : optionalMark(words)}`;
  const below = html`${help === "" ? nothing : html`<p class="muted small" id="${control}-help"><bdi>${help}</bdi></p>`}
  ${problemLine(words, problem, `${control}-problem`)}`;
  const content = drawControl(words, field, options, isInvalid, describedBy);
  return isGroup(field)
    ? html`<fieldset
        class="one answer"
        id=${control}
        part="question"
        data-question=${id}
        tabindex="-1"
        aria-describedby=${describedBy ?? nothing}
        @change=${options.change ?? nothing}
      >
        <legend>${name}</legend>
        ${content} ${below}
      </fieldset>`
    : html`<div class="one answer" part="question" data-question=${id}>
        ${type === "photo" ? nothing : html`<label for=${control}>${name}</label>`} ${content} ${below}
      </div>`;
}

const isGroup = ({ type, options = [] }: ReportField): boolean =>
  type === "yes-no" || type === "choices" || (type === "choice" && options.length <= maxButtons);

function drawControl(
  words: Words<AnswerKey>,
  field: ReportField,
  options: AnswerFieldsOptions,
  isInvalid: boolean,
  describedBy: string | undefined,
): unknown {
  const { id, type, required, max, options: choices = [] } = field;
  const answer = options.answers[id];
  const edit = (value: ReportAnswer): unknown => options.edit(id, value);
  const text = {
    ...{ id: controlId(id), value: toText(answer), required, isInvalid, describedBy },
    ...(options.change && { change: options.change }),
    input: edit,
  };
  switch (type) {
    case "text":
      return textField({ ...text, maxLength: max ?? 200 });
    case "long-text":
      return textArea({ ...text, maxLength: max ?? 4000 });
    case "number":
      return textField({ ...text, look: "short", inputMode: "decimal", maxLength: 20 });
    case "time":
      return textField({ ...text, look: "short", type: "time" });
    case "photo":
      return options.photo(field, html`${field.label} ${required ? nothing : optionalMark(words)}`, describedBy);
    case "yes-no":
      return boxes(
        "radio",
        id,
        [true, false].map((value) => ({
          label: words.text(value ? "answer.yes" : "answer.no"),
          isChosen: answer === value,
          choose: () => edit(value),
        })),
      );
    case "choices": {
      const chosen = Array.isArray(answer) ? (answer as readonly string[]) : [];
      return boxes(
        "checkbox",
        id,
        choices.map((choice) => ({
          label: choice,
          isChosen: chosen.includes(choice),
          choose: (isOn) => edit(choices.filter((one) => (one === choice ? isOn : chosen.includes(one)))),
        })),
      );
    }
    case "choice":
      return isGroup(field)
        ? boxes(
            "radio",
            id,
            choices.map((label) => ({ label, isChosen: answer === label, choose: () => edit(label) })),
          )
        : selectField({
            ...{ id: controlId(id), value: toText(answer), ...(describedBy && { describedBy }), change: edit },
            options: [["", words.text("answer.choose")], ...choices.map((one) => [one, one] as const)],
          });
  }
}

/** An option of a group. */
interface Choice {
  readonly label: string;
  readonly isChosen: boolean;
  readonly choose: (isOn: boolean) => unknown;
}

const boxes = (type: "radio" | "checkbox", id: string, choices: readonly Choice[]): TemplateResult =>
  html`<div class="cluster gap-4">${choices.map((choice) => choiceBox(type, id, choice))}</div>`;

const choiceBox = (type: "radio" | "checkbox", name: string, { label, isChosen, choose }: Choice): TemplateResult =>
  html`<label class="toggle"
    ><input
      type=${type}
      class="box"
      name=${controlId(name)}
      .checked=${live(isChosen)}
      @change=${({ currentTarget }: Event) => choose((currentTarget as HTMLInputElement).checked)}
    /><bdi>${label}</bdi></label
  >`;

const toText = (answer: ReportAnswer | undefined): string =>
  typeof answer === "string" || typeof answer === "number" ? String(answer) : "";
