import { type ReportField, reportFieldTypes } from "@rollcall/core/report-form";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { labelled, labelledArea, labelledField, labelledSelect } from "../../ui/fields/text-field.ts";
import { choiceText } from "../answers/answer-choices.ts";
import { conditionsBefore, type FormDraft, type FormProblem, highestMax, toOptions } from "./form-draft.ts";
import type { FormEditorKey } from "./report-form-editor.messages.ts";

// From lucide (ISC license).
const grip = "M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01";
const chevronUp = "m18 15-6-6-6 6";
const chevronDown = "m6 9 6 6 6-6";

/** A question of the form, its position, and what can be done with it. */
export interface QuestionEditorOptions {
  readonly draft: FormDraft;
  readonly field: ReportField;
  readonly index: number;
  readonly problem: FormProblem | undefined;
  readonly change: (values: Partial<ReportField>) => void;
  readonly move: (to: number) => void;
  readonly remove: () => void;
  readonly drag: (event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
}

/** The fields of a question, and the buttons that move and remove it. */
export function questionEditor(words: Words<FormEditorKey>, options: QuestionEditorOptions): TemplateResult {
  const { draft, field, index, problem, change, move, remove, drag, drop } = options;
  const { id, label, type, required } = field;
  const name = questionName(words, draft, id);
  const step = (part: "up" | "down", to: number, path: string): TemplateResult =>
    button(drawing(path), {
      ...{ part: `move-${part}`, look: "icon-button", id: `${id}-${part}`, click: () => move(to) },
      ...{ tooltip: words.text(`report-forms.${part}`), label: `${words.text(`report-forms.${part}`)}: ${name}` },
      isDisabled: to < 0 || to >= draft.fields.length,
    });
  return html`<li
    class="question stack gap-3"
    part="question-editor"
    data-question=${id}
    @dragover=${(event: DragEvent) => event.preventDefault()}
    @drop=${drop}
  >
    <div class="cluster nowrap">
      <span class="grip" draggable="true" title=${words.text("report-forms.drag")} @dragstart=${drag}
        >${drawing(grip)}</span
      >
      <b class="grow small muted">${words.text("report-forms.question", { number: index + 1 })}</b>
      ${step("up", index - 1, chevronUp)} ${step("down", index + 1, chevronDown)}
      ${button(icon("bin"), {
        ...{ part: "remove-question", look: "icon-button", click: remove },
        ...{ tooltip: words.text("report-forms.remove"), label: `${words.text("report-forms.remove")}: ${name}` },
      })}
    </div>
    <div class="columns">
      ${labelledField(words.text("report-forms.label"), {
        ...{ id: `${id}-label`, part: "question-label", value: label, maxLength: 120, required: true },
        ...{ isInvalid: problem?.kind === "label", describedBy: `${id}-problem` },
        input: (value) => change({ label: value }),
      })}
      ${labelledSelect(words.text("report-forms.type"), {
        ...{ id: `${id}-type`, part: "question-type", value: type },
        options: reportFieldTypes.map((one) => [one, words.text(`report-forms.type.${one}`)]),
        change: (value) => change({ type: value as ReportField["type"] }),
      })}
    </div>
    ${typeFields(words, field, change)}
    ${problemLine(words, problem && problemText(words, problem, field), `${id}-problem`)}
    <div class="cluster gap-4">
      <label class="toggle"
        ><input
          type="checkbox"
          class="box"
          part="question-required"
          .checked=${required}
          @change=${({ currentTarget }: Event) => change({ required: (currentTarget as HTMLInputElement).checked })}
        />${words.text("report-forms.required")}</label
      >
    </div>
    <details ?open=${problem?.kind === "condition" || nothing}>
      <summary class="small">${words.text("report-forms.more")}</summary>
      <div class="stack gap-3 more">
        ${condition(words, draft, field, change)}
        ${labelledArea(words.text("report-forms.help"), { id: `${id}-help`, part: "question-help", value: field.help, input: (value) => change({ help: value }) })}
      </div>
    </details>
  </li>`;
}

/** The question, or its number while it is empty. */
export function questionName(words: Words<FormEditorKey>, { fields }: FormDraft, id: string): string {
  const index = fields.findIndex((field) => field.id === id);
  const name = fields[index]?.label.trim() ?? "";
  return name === "" ? words.text("report-forms.unnamed", { number: index + 1 }) : name;
}

const problemText = (words: Words<FormEditorKey>, { kind }: FormProblem, { type }: ReportField): string =>
  words.text(`report-forms.problem.${kind}`, { highest: highestMax[type] ?? "" });

/** The fields that belong to the type: options, the range of a number, or a maximum. */
function typeFields(
  words: Words<FormEditorKey>,
  field: ReportField,
  change: QuestionEditorOptions["change"],
): TemplateResult | typeof nothing {
  const { id, type, options } = field;
  const number = (bound: "min" | "max", label: string): TemplateResult =>
    labelledField(label, {
      ...{ id: `${id}-${bound}`, part: `question-${bound}`, inputMode: "decimal", maxLength: 12 },
      ...{ initial: field[bound]?.toString() ?? "", describedBy: `${id}-problem` },
      input: (value) => change({ [bound]: toNumber(value) }),
    });
  if (options !== undefined) {
    return labelled(
      `${id}-options`,
      words.text("report-forms.options"),
      html`<textarea
        class="field"
        id="${id}-options"
        part="question-options"
        rows="4"
        maxlength="5000"
        aria-describedby="${id}-options-text ${id}-problem"
        .value=${options.join("\n")}
        @change=${({ currentTarget }: Event) => change({ options: toOptions((currentTarget as HTMLTextAreaElement).value) })}
      ></textarea>`,
      words.text("report-forms.options.text"),
    );
  }
  if (type === "number")
    return html`<div class="columns even">
      ${number("min", words.text("report-forms.min"))} ${number("max", words.text("report-forms.max.number"))}
    </div>`;
  if (highestMax[type] === undefined) return nothing;
  return html`<div class="columns even">
    ${number("max", words.text(type === "photo" ? "report-forms.max.photo" : "report-forms.max.text"))}
  </div>`;
}

const toNumber = (text: string): number | undefined => {
  const trimmed = text.trim().replace(",", ".");
  return trimmed === "" || Number.isNaN(Number(trimmed)) ? undefined : Number(trimmed);
};

/** When the question is asked: always, or depending on an earlier answer. */
function condition(
  words: Words<FormEditorKey>,
  draft: FormDraft,
  { id, when }: ReportField,
  change: QuestionEditorOptions["change"],
): TemplateResult {
  const offered = conditionsBefore(draft, id);
  const chosen = offered.findIndex(({ field, equals }) => field.id === when?.field && equals === when.equals);
  const isGone = when !== undefined && chosen < 0;
  return labelledSelect(words.text("report-forms.when"), {
    ...{ id: `${id}-when`, part: "question-when", value: isGone ? "gone" : chosen < 0 ? "" : String(chosen) },
    describedBy: `${id}-problem`,
    options: [
      ...(isGone ? [["gone", words.text("report-forms.when.gone")] as const] : []),
      ["", words.text("report-forms.when.always")],
      ...offered.map(({ field, equals }, index) => {
        const key = field.type === "choices" ? "includes" : "is";
        const answer = choiceText(words, equals);
        const question = questionName(words, draft, field.id);
        return [String(index), words.text(`report-forms.when.${key}`, { question, answer })] as const;
      }),
    ],
    change: (value) => {
      const found = offered[Number(value)];
      if (value === "") change({ when: undefined });
      else if (found) change({ when: { field: found.field.id, equals: found.equals } });
    },
  });
}
