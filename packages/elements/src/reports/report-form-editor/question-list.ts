import type { ReportField } from "@rollcall/core/report-form";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { plus } from "../../ui/controls/more-icons.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { changeField, type FormDraft, type FormProblem, moveField, newField, removeField } from "./form-draft.ts";
import { questionEditor, questionName } from "./question-editor.ts";
import type { FormEditorKey } from "./report-form-editor.messages.ts";

/** The questions of a form, to add, change, reorder by buttons or by dragging, and remove. */
export class QuestionList {
  readonly #host: RollcallElement<FormEditorKey>;
  readonly #edit: (draft: FormDraft) => void;
  #draft: FormDraft = { title: "", fields: [] };
  #dragged: number | undefined;

  /** `edit` shows a changed form. */
  constructor(host: RollcallElement<FormEditorKey>, edit: (draft: FormDraft) => void) {
    this.#host = host;
    this.#edit = edit;
  }

  render(draft: FormDraft, problems: readonly FormProblem[]): TemplateResult {
    this.#draft = draft;
    return html`<ol class="stack gap-3">
        ${repeat(
          draft.fields,
          ({ id }) => id,
          (field, index) => this.#question(field, index, problems),
        )}
      </ol>
      ${button(html`${drawing(plus)} ${this.#host.words.text("report-forms.add")}`, {
        ...{ part: "add-question", click: () => void this.#add() },
      })}`;
  }

  /** Moves the focus once the page is drawn. */
  async focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #question(field: ReportField, index: number, problems: readonly FormProblem[]): TemplateResult {
    const { id } = field;
    return questionEditor(this.#host.words, {
      draft: this.#draft,
      field,
      index,
      problem: problems.find((one) => one.field === id),
      change: (values) => this.#edit(changeField(this.#draft, id, values)),
      move: (to) => void this.#move(index, to),
      remove: () => void this.#remove(id),
      drag: ({ dataTransfer, target }) => {
        this.#dragged = index;
        const row = (target as Element).closest("li");
        if (row) dataTransfer?.setDragImage(row, 16, 16);
      },
      drop: (event) => {
        event.preventDefault();
        if (this.#dragged !== undefined) void this.#move(this.#dragged, index);
        this.#dragged = undefined;
      },
    });
  }

  async #add(): Promise<void> {
    const field = newField();
    this.#edit({ ...this.#draft, fields: [...this.#draft.fields, field] });
    await this.focus(`#${field.id}-label`);
  }

  async #move(from: number, to: number): Promise<void> {
    const moved = moveField(this.#draft, from, to);
    const field = this.#draft.fields[from];
    if (moved === this.#draft || field === undefined || from === to) return;
    this.#edit(moved);
    const { words, toast } = this.#host;
    const last = moved.fields.length - 1;
    const question = questionName(words, moved, field.id);
    toast.announce(words.text("report-forms.moved", { question, number: to + 1, count: last + 1 }));
    // At an end, the button that was pressed is disabled.
    const next = to === 0 ? "down" : to === last ? "up" : to < from ? "up" : "down";
    await this.focus(`#${field.id}-${next}`);
  }

  async #remove(id: string): Promise<void> {
    const before = this.#draft;
    const index = before.fields.findIndex((field) => field.id === id);
    const after = removeField(before, id);
    this.#edit(after);
    const { words, toast } = this.#host;
    toast.show(words.text("report-forms.removed"), () => {
      this.#edit(before);
      return Promise.resolve();
    });
    const next = after.fields[Math.min(index, after.fields.length - 1)];
    await this.focus(next ? `#${next.id}-label` : "[part=add-question]");
  }
}
