import type { ReportFormView } from "@rollcall/core";
import { applicableAnswers, type ReportAnswer, type ReportField } from "@rollcall/core/report-form";
import { html, nothing, type TemplateResult } from "lit";
import { CommandController } from "../../ui/commands/command-controller.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { labelled, selectField } from "../../ui/fields/text-field.ts";
import { answerFields } from "../answers/answer-fields.ts";
import type { FormDraft } from "./form-draft.ts";
import type { FormEditorKey } from "./report-form-editor.messages.ts";

/** Shows a form or one of its earlier versions as workers see it. The fields can be tried, so that conditions show what they do. */
export class FormPreview {
  readonly #host: PanelHost<FormEditorKey>;
  readonly #command: CommandController<"load">;
  #answers: Readonly<Record<string, ReportAnswer>> = {};
  #earlier: ReportFormView | undefined;

  constructor(host: PanelHost<FormEditorKey>) {
    this.#host = host;
    this.#command = new CommandController(host);
  }

  /** Shows the form as it is edited. */
  showCurrent(): void {
    this.#earlier = undefined;
  }

  /** Forgets the answers that were tried. */
  reset(): void {
    this.#answers = {};
    this.#earlier = undefined;
  }

  /** `saved` is the form's current version, if it has one. */
  render(draft: FormDraft, saved: ReportFormView | undefined): TemplateResult {
    const { words } = this.#host;
    const { title, fields } = this.#earlier ?? draft;
    const shown = fields.filter(({ label }) => label.trim() !== "");
    return html`<section class="preview stack gap-3" part="preview" aria-labelledby="preview-title">
        <div>
          <h3 id="preview-title">${words.text("report-forms.preview")}</h3>
          <p class="muted small">
            ${words.text(shown.length === 0 ? "report-forms.preview.none" : "report-forms.preview.text")}
          </p>
        </div>
        ${title.trim() === "" ? "" : html`<b class="wrap">${title}</b>`}
        ${answerFields(words, {
          fields: shown,
          answers: this.#answers,
          edit: (id, answer) => this.#edit(shown, id, answer),
          photo: (_field, label) =>
            html`<b><bdi>${label}</bdi></b>
              <p class="muted small note">${words.text("answer.photo.preview")}</p>`,
        })}
      </section>
      ${saved === undefined || saved.version < 2 ? nothing : this.#versions(saved)}`;
  }

  /** Chooses which version is shown. */
  #versions({ kind, version: current }: ReportFormView): TemplateResult {
    const { words } = this.#host;
    const versions = Array.from({ length: current }, (_, index) => current - index);
    return labelled("version", words.text("report-forms.versions"), [
      selectField({
        ...{ id: "version", part: "version", describedBy: "version-text" },
        value: String(this.#earlier?.version ?? current),
        isBusy: this.#command.isBusy(),
        options: versions.map((version) => [
          String(version),
          words.text(version === current ? "report-forms.versions.current" : "report-forms.version", { version }),
        ]),
        change: (version) => void this.#showVersion(kind, version === String(current) ? undefined : Number(version)),
      }),
      html`<p class="muted small" id="version-text">${words.text("report-forms.versions.text")}</p>`,
      problemLine(words, this.#command.problem("load")),
    ]);
  }

  async #showVersion(kind: string, version: number | undefined): Promise<void> {
    this.reset();
    this.#command.clear();
    this.#host.requestUpdate();
    if (version === undefined) return;
    await this.#command.run("load", (client) => client.reports.getForm({ kind, version }), {
      done: ({ form }) => {
        this.#earlier = form;
        this.#host.requestUpdate();
      },
    });
  }

  #edit(fields: readonly ReportField[], id: string, answer: ReportAnswer): void {
    this.#answers = applicableAnswers(fields, { ...this.#answers, [id]: answer });
    this.#host.requestUpdate();
  }
}
