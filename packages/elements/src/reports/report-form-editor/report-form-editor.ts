import type { ListFormsOutput, ReportFormView, RollcallClient } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/controls/button.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { answerStyles } from "../answers/answers.styles.ts";
import { reportPageStyles } from "../page-bar.ts";
import { FormPage } from "./form-page.ts";
import { type FormEditorKey, formEditorWords } from "./report-form-editor.messages.ts";
import { formEditorStyles } from "./report-form-editor.styles.ts";

// From lucide (ISC license).
const clipboard = "M9 2h6v4H9zM15 4h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h3M8 12h8M8 16h5";

/**
 * The organization's report forms, one for each kind of shift, for schedulers and organization admins (X17). Edits the questions with their
 * answer types, whether they are required, and conditions on earlier answers, with an interactive preview. Put it inside a
 * `<rollcall-provider>`.
 *
 * Saving creates a new version. A report keeps the version it was started with. A form that is no longer needed can be archived.
 *
 * @summary Edits the reports that workers complete after a shift.
 * @slot title - The heading. Defaults to "Report forms".
 * @slot header - Additional controls at the end of the header.
 * @attr kind - The kind of shift whose form opens at first. Default: the list of forms.
 * @fires {ReportFormChangedEvent} rollcall-report-form-changed - A form was saved, archived or restored.
 * @csspart form - A form in the list.
 * @csspart state - The state of a form.
 * @csspart open - The button that opens a form.
 * @csspart new - The button that creates a form.
 * @csspart form-bar - The name and the buttons of the open form.
 * @csspart back - The button that leads back to the list.
 * @csspart form-title - The field for the title of a form.
 * @csspart question-editor - The fields of a question.
 * @csspart question-label - The field for the question.
 * @csspart question-type - The choice of a kind of answer.
 * @csspart question-required - The checkbox for a required answer.
 * @csspart question-options - The field for the options.
 * @csspart question-min - The field for the lowest number.
 * @csspart question-max - The field for the highest number or the maximum.
 * @csspart question-when - The choice of an answer on which the question depends.
 * @csspart question-help - The field for the explanation.
 * @csspart move-up - The button that moves a question up.
 * @csspart move-down - The button that moves it down.
 * @csspart remove-question - The button that removes it.
 * @csspart add-question - The button that adds a question.
 * @csspart preview - The preview of the form.
 * @csspart question - A question in the preview.
 * @csspart version - The choice of a version for the preview.
 * @csspart save - The button that saves the form.
 * @csspart archive - The button that archives the form.
 * @csspart restore - The button that restores an archived form.
 * @csspart stale - The choice between two versions after someone else saved the form.
 * @csspart use-theirs - The button that continues with the other version.
 * @csspart save-mine - The button that saves this version after it.
 * @csspart kind - The kind of shift of a form.
 */
export class ReportFormEditor extends RollcallElement<FormEditorKey> {
  static override styles = [...panelStyles, formStyles, answerStyles, reportPageStyles, formEditorStyles];
  static override properties: PropertyDeclarations = { kind: {} };

  /** The kind of shift whose form opens at first. Default: the list of forms. */
  declare kind: string | undefined;

  protected override readonly catalogue = formEditorWords;
  readonly #forms = new QueryController<ListFormsOutput>(this, {
    key: () => "own",
    load: async (client, signal) => {
      const loaded = await client.reports.listForms({}, { signal });
      await rejectReaders(client, signal);
      if (this.kind !== undefined && this.#shownKind !== this.kind) {
        this.#shownKind = this.kind;
        this.#page.open(this.kind, formFor(loaded.forms, this.kind));
      }
      return loaded;
    },
    topics: ({ organizationId, number }) => ({ [organizationId]: number }),
  });
  readonly #new: FormDialog<void, string> = new FormDialog<void, string>(this, {
    id: "new-form",
    title: () => this.words.text("report-forms.new.title"),
    text: () => this.words.text("report-forms.new.text"),
    fields: () =>
      html`${labelledField(this.words.text("report-forms.kind"), {
          ...{ id: "kind", name: "kind", part: "kind", maxLength: 120, required: true },
          ...{ describedBy: "kind-text new-form-problem", isInvalid: this.#new.invalidField === "kind" },
        })}
        <p class="muted small" id="kind-text">${this.words.text("report-forms.kind.text")}</p>`,
    validate: ({ kind = "" }) => {
      const { words } = this;
      if (kind.trim() === "") return { field: "kind", message: words.text("report-forms.kind.needed") };
      return formFor(this.#forms.value?.forms ?? [], kind.trim())
        ? { field: "kind", message: words.text("report-forms.new.exists") }
        : undefined;
    },
    confirm: () => this.words.text("report-forms.continue"),
    submit: ({ kind = "" }) => Promise.resolve(kind.trim()),
    outcome: () => ({ done: (kind) => this.#open(kind, undefined), focus: "#form-title" }),
  });
  readonly #page = new FormPage(this);
  #shownKind: string | undefined;

  /** @internal */
  closed(kind: string): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[part=form]")];
      const row = rows.find(({ dataset }) => dataset["kind"] === kind);
      (
        row?.querySelector<HTMLElement>("[part=open]") ?? this.renderRoot.querySelector<HTMLElement>("[part=new]")
      )?.focus();
    });
  }

  /** @internal */
  refresh(): Promise<void> {
    return this.#forms.refresh();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("report-forms.title"),
      query: this.#forms,
      subtitle: html`<p class="muted">${words.text("report-forms.text")}</p>`,
      actions: this.#page.kind !== undefined || this.#forms.state.kind !== "ready" ? nothing : this.#newButton(),
      content: ({ forms }) => (this.#page.kind === undefined ? this.#list(forms) : this.#page.render()),
    });
  }

  #newButton(): TemplateResult {
    return button(this.words.text("report-forms.new"), {
      ...{ part: "new", look: "button primary", opensDialog: true, click: () => void this.#new.open() },
    });
  }

  #list(forms: readonly ReportFormView[]): TemplateResult {
    const { words } = this;
    if (forms.length === 0)
      return statePage(drawing(clipboard), words.text("report-forms.none"), words.text("report-forms.none.text"));
    return html`<ul class="lined">
      ${repeat(
        [...forms].sort((one, other) => Number(one.archived) - Number(other.archived)),
        ({ kind }) => kind,
        (form) => this.#row(form),
      )}
    </ul>`;
  }

  #row(form: ReportFormView): TemplateResult {
    const { words } = this;
    const { kind, title, version, fields, archived } = form;
    return html`<li class="row" part="form" data-kind=${kind}>
      <div class="grow stack gap-0 wrap">
        <b><bdi>${kind}</bdi></b>
        <span class="muted small"
          ><bdi>${title}</bdi> · ${words.text("report-forms.questions", { count: fields.length })} ·
          ${words.text("report-forms.version", { version })}</span
        >
      </div>
      ${archived ? stateLabel("stop", words.text("report-forms.archived"), { part: "state" }) : nothing}
      ${button(words.text("report-forms.open"), {
        ...{ part: "open", look: "button small", label: words.text("report-forms.open.label", { kind }) },
        click: () => void this.#open(kind, form),
      })}
    </li>`;
  }

  async #open(kind: string, form: ReportFormView | undefined): Promise<void> {
    this.#page.open(kind, form);
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#page-name")?.focus();
  }
}

/** Internal people can read forms, but only schedulers and organization admins edit them. */
async function rejectReaders(client: RollcallClient, signal: AbortSignal): Promise<void> {
  const fields = [{ id: "q", label: "?", type: "text" as const }];
  const { reasons } = await client.reports.saveForm.check({ kind: "?", title: "?", fields, version: 0 }, { signal });
  const refusal = reasons.find(({ code }) => code === "request.forbidden");
  if (refusal) throw new RollcallError("request.forbidden", {}, { remedy: refusal.remedy });
}

const formFor = (forms: readonly ReportFormView[], kind: string): ReportFormView | undefined =>
  forms.find((form) => form.kind === kind);

declare global {
  interface HTMLElementTagNameMap {
    "report-form-editor": ReportFormEditor;
  }
}
