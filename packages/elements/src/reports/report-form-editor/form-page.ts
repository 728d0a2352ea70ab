import type { ReportFormView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { labelled, textField } from "../../ui/fields/text-field.ts";
import { pageBar } from "../page-bar.ts";
import { clean, type FormDraft, type FormProblem, isSameForm, newField, problemsOf } from "./form-draft.ts";
import { FormPreview } from "./form-preview.ts";
import { QuestionList } from "./question-list.ts";
import { ReportFormChangedEvent } from "./report-form-editor.events.ts";
import type { FormEditorKey } from "./report-form-editor.messages.ts";

/** The element around the page. */
export interface FormPageHost extends RollcallElement<FormEditorKey> {
  /** The form of this kind was closed. */
  closed(kind: string): void;
  /** Loads the list of forms again. */
  refresh(): Promise<void>;
}

const empty: FormDraft = { title: "", fields: [] };

/** Edits the form of one kind of shift. */
export class FormPage {
  readonly #host: FormPageHost;
  readonly #command: CommandController<"save" | "archive" | "load">;
  readonly #preview: FormPreview;
  readonly #discard: ConfirmDialog<void, void>;
  readonly #questions: QuestionList;
  /** The form as it is saved; `undefined` for one that isn't yet. */
  #saved: ReportFormView | undefined;
  #kind: string | undefined;
  #draft = empty;
  /** The form that someone else saved in the meantime. */
  #theirs: ReportFormView | undefined;
  #isChecked = false;

  constructor(host: FormPageHost) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#preview = new FormPreview(host);
    this.#questions = new QuestionList(host, (draft) => this.#edit(draft));
    const text = (key: FormEditorKey) => () => host.words.text(key);
    this.#discard = new ConfirmDialog(host, {
      id: "discard",
      title: text("report-forms.discard.title"),
      text: text("report-forms.discard.text"),
      confirm: text("report-forms.discard"),
      cancel: text("report-forms.discard.keep"),
      isDangerous: () => true,
      run: () => Promise.resolve(),
      outcome: () => ({ done: () => this.#close() }),
    });
  }

  /** The kind of shift whose form is open. */
  get kind(): string | undefined {
    return this.#kind;
  }

  /** Opens the form of a kind of shift, or a new one. */
  open(kind: string, form: ReportFormView | undefined): void {
    this.#kind = kind;
    this.#show(form, form ?? { ...empty, fields: [newField()] });
  }

  get #isChanged(): boolean {
    return this.#saved === undefined
      ? this.#draft.title !== "" || (this.#draft.fields[0]?.label ?? "") !== ""
      : !isSameForm(this.#draft, this.#saved);
  }

  get #isArchived(): boolean {
    return this.#saved?.archived ?? false;
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const problems = this.#isChecked ? problemsOf(this.#draft) : [];
    return html`${pageBar({
        ...{ part: "form-bar", backLabel: words.text("report-forms.back"), back: () => this.#leave() },
        name: words.text("report-forms.edit.title", { kind: this.#kind ?? "" }),
        trailing: [this.#state(), this.#buttons()],
      })}
      ${this.#notices()}
      <div class="editor">
        <div class="questions stack gap-4">
          ${labelled("form-title", words.text("report-forms.form-title"), [
            textField({
              ...{ id: "form-title", part: "form-title", value: this.#draft.title, maxLength: 120, required: true },
              describedBy: "form-title-text form-title-problem",
              isInvalid: problems.some(({ kind }) => kind === "title"),
              input: (title) => this.#edit({ ...this.#draft, title }),
            }),
            html`<p class="muted small" id="form-title-text">${words.text("report-forms.form-title.text")}</p>`,
            problemLine(words, this.#ownProblem(problems), "form-title-problem"),
          ])}
          ${this.#questions.render(this.#draft, problems)}
        </div>
        <div class="aside"><div class="stack gap-4">${this.#preview.render(this.#draft, this.#saved)}</div></div>
      </div>`;
  }

  #state(): TemplateResult {
    const { words } = this.#host;
    if (this.#isArchived) return stateLabel("stop", words.text("report-forms.archived"), { part: "state" });
    if (this.#isChanged)
      return stateLabel("clock", words.text("report-forms.unsaved"), { part: "state", tone: "warn" });
    return this.#saved === undefined
      ? stateLabel("info", words.text("report-forms.not-saved-yet"), { part: "state" })
      : stateLabel("done", words.text("report-forms.version", { version: this.#saved.version }), {
          part: "state",
          tone: "ok",
        });
  }

  #buttons(): unknown {
    const { words } = this.#host;
    const archive = (part: "archive" | "restore"): TemplateResult =>
      button(words.text(`report-forms.${part}`), {
        ...{ part, isBusy: this.#command.isBusy("archive"), click: () => void this.#setArchived(part === "archive") },
      });
    if (this.#isArchived) return archive("restore");
    const isSaving = this.#command.isBusy("save");
    return [
      this.#saved === undefined ? nothing : archive("archive"),
      button(words.text(isSaving ? "report-forms.saving" : "report-forms.save"), {
        ...{ part: "save", look: "button primary", isBusy: isSaving, click: () => void this.#save() },
      }),
    ];
  }

  #notices(): unknown {
    const { words } = this.#host;
    const problem = this.#command.problem("archive") ?? this.#command.problem("load") ?? this.#command.problem("save");
    if (this.#theirs !== undefined) {
      return html`<div class="notice" part="stale" role="alert">
        <span>${words.text("report-forms.stale")}</span>
        ${button(words.text("report-forms.stale.theirs"), { part: "use-theirs", look: "button small", click: () => this.#useTheirs() })}
        ${button(words.text("report-forms.stale.mine"), { part: "save-mine", look: "button small", click: () => void this.#save(true) })}
      </div>`;
    }
    if (this.#isArchived)
      return html`<div class="notice" part="notice"><span>${words.text("report-forms.archived.text")}</span></div>`;
    return html`<div class="optional pad">${problem ? problemLine(words, problem) : nothing}</div>`;
  }

  #ownProblem(problems: readonly FormProblem[]): string | undefined {
    const own = problems.find(({ kind }) => kind === "title" || kind === "no-questions");
    return own && this.#host.words.text(`report-forms.problem.${own.kind}`, { highest: "" });
  }

  #edit(draft: FormDraft): void {
    this.#draft = draft;
    this.#preview.showCurrent();
    if (!this.#command.isBusy()) this.#command.clear();
    this.#host.requestUpdate();
  }

  async #save(overwrites = false): Promise<void> {
    this.#isChecked = true;
    const [problem] = problemsOf(this.#draft);
    this.#host.requestUpdate();
    if (problem !== undefined) {
      await this.#questions.focus(
        problem.field === undefined ? "#form-title" : `#${problem.field}-${focusOf[problem.kind]}`,
      );
      return;
    }
    const before = this.#saved;
    const version = (overwrites ? this.#theirs : before)?.version ?? 0;
    const kind = this.#kind ?? "";
    const isDone = await this.#command.run(
      "save",
      (client, options) => client.reports.saveForm({ kind, ...toInput(this.#draft), version }, options),
      {
        message: ({ form }) => this.#host.words.text("report-forms.saved", { version: form.version }),
        done: ({ form }) => this.#becomeSaved(form),
        ...(before && {
          undo: async ({ form }: { readonly form: ReportFormView }) => {
            const undone = await this.#host.client?.reports.saveForm({
              kind,
              ...toInput(before),
              version: form.version,
            });
            if (undone) await this.#becomeSaved(undone.form);
          },
        }),
      },
    );
    if (!isDone && this.#command.problem("save")?.code === "request.stale-version") await this.#loadTheirs();
  }

  async #loadTheirs(): Promise<void> {
    const kind = this.#kind ?? "";
    await this.#command.run("load", (client) => client.reports.getForm({ kind }), {
      done: ({ form }) => (this.#theirs = form),
    });
    await this.#questions.focus("[part=use-theirs]");
  }

  #useTheirs(): void {
    if (this.#theirs !== undefined) void this.#becomeSaved(this.#theirs);
  }

  async #setArchived(archived: boolean): Promise<void> {
    const kind = this.#kind ?? "";
    const { words } = this.#host;
    const send = (isArchived: boolean) => async (): Promise<void> => {
      const { client } = this.#host;
      const changed = await (isArchived
        ? client?.reports.archiveForm({ kind })
        : client?.reports.restoreForm({ kind }));
      if (changed) await this.#becomeSaved(changed.form, this.#draft);
    };
    await this.#command.run("archive", send(archived), {
      message: words.text(archived ? "report-forms.archive.done" : "report-forms.restore.done"),
      undo: send(!archived),
      focus: "#page-name",
    });
  }

  async #becomeSaved(form: ReportFormView, draft: FormDraft = form): Promise<void> {
    this.#show(form, draft);
    const { kind, version, archived } = form;
    this.#host.dispatchEvent(new ReportFormChangedEvent({ kind, version, archived }));
    await this.#host.refresh();
  }

  #show(form: ReportFormView | undefined, draft: FormDraft): void {
    this.#saved = form;
    this.#draft = draft;
    this.#theirs = undefined;
    this.#preview.showCurrent();
    this.#isChecked = false;
    this.#command.clear();
  }

  #leave(): void {
    if (this.#isChanged && !this.#isArchived) void this.#discard.open();
    else this.#close();
  }

  #close(): void {
    const kind = this.#kind;
    this.#kind = undefined;
    this.#preview.reset();
    this.#host.closed(kind ?? "");
  }
}

/** The suffix of the id of the field to correct. */
const focusOf = { label: "label", options: "options", range: "min", max: "max", condition: "when" } as const;

const toInput = (draft: FormDraft) => {
  const { title, fields } = clean(draft);
  return {
    title,
    fields: fields.map(({ options, when, ...field }) => ({
      ...field,
      ...(options && { options: [...options] }),
      ...(when && { when: { field: when.field, equals: typeof when.equals === "number" ? "" : when.equals } }),
    })),
  };
};
