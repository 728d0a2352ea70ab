import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import { instantWords, labelOf, valueWords } from "./field-words.ts";
import type { ProfileKey } from "./profile.en.ts";
import type { FieldChange, ProfileField, ProfileSource } from "./profile-view.ts";

interface HistoryHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The changes of one field in a dialog: who, when, where, from what to what; each can be taken back (X12, X8). */
export class FieldHistory {
  readonly #host: HistoryHost;
  readonly #words: () => Words<ProfileKey>;
  readonly #source: ProfileSource;
  #field: ProfileField | undefined;
  #rows: readonly FieldChange[] | undefined;
  #next: string | null = null;
  #problem: Reason | undefined;
  #isBusy = false;
  #said = "";

  constructor(host: HistoryHost, words: () => Words<ProfileKey>, source: ProfileSource) {
    this.#host = host;
    this.#words = words;
    this.#source = source;
  }

  async open(field: ProfileField): Promise<void> {
    this.#field = field;
    this.#rows = this.#problem = undefined;
    this.#said = "";
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await this.#load();
  }

  /** Goes: the profile is of somebody else now. */
  close(): void {
    this.#dialog?.close();
  }

  render(): TemplateResult | typeof nothing {
    const field = this.#field;
    if (field === undefined) return nothing;
    const words = this.#words();
    return html`<dialog
      id="field-history"
      part="dialog"
      aria-labelledby="field-history-title"
      aria-describedby="field-history-text"
      @close=${this.#closed}
    >
      <h3 id="field-history-title">${words.text("changes.title", { field: labelOf(words, field) })}</h3>
      <p id="field-history-text">${words.text("changes.text")}</p>
      ${this.#list(field)}
      <p class="save" role="alert">${this.#problemSaid()}</p>
      <p class="save" role="status">
        ${this.#said === "" ? nothing : html`<span class="state ok">${icon("done")}${this.#said}</span>`}
      </p>
      <div class="buttons">
        ${
          this.#next === null
            ? nothing
            : html`<button
                class="button"
                part="older"
                aria-disabled=${this.#isBusy ? "true" : nothing}
                @click=${() => void this.#older()}
              >
                ${words.text("changes.older")}
              </button>`
        }
        <button class="button" @click=${() => this.#dialog?.close()}>${words.text("changes.close")}</button>
      </div>
    </dialog>`;
  }

  #list(field: ProfileField): TemplateResult | typeof nothing {
    const words = this.#words();
    if (this.#rows === undefined) {
      return this.#problem ? nothing : html`<p role="status">${words.text("panel.pending")}</p>`;
    }
    if (this.#rows.length === 0) return html`<p role="status">${words.text("changes.none")}</p>`;
    return html`<ol
      class="changes"
      tabindex="0"
      aria-label=${words.text("changes.title", { field: labelOf(words, field) })}
    >
      ${this.#rows.map((row) => this.#row(words, field, row))}
    </ol>`;
  }

  #row(words: Words<ProfileKey>, field: ProfileField, row: FieldChange): TemplateResult {
    const name = row.byName ?? words.text("field.someone");
    const before = valueWords(words, field, row.before);
    const after = valueWords(words, field, row.after);
    const current = this.#source.profile?.groups.flatMap(({ fields }) => fields).find((one) => one.name === field.name);
    const isBack = JSON.stringify(current?.value ?? null) === JSON.stringify(row.before);
    return html`<li part="change">
      <span><bdi>${words.text("changes.what", { before, after })}</bdi></span>
      <span class="muted small"
        ><bdi
          >${words.text(row.via === "portal" ? "changes.by.portal" : "changes.by", { name, at: instantWords(words, row.at) })}</bdi
        ></span
      >
      ${
        isBack || !field.writable
          ? nothing
          : html`<button
              type="button"
              class="link"
              part="restore"
              aria-disabled=${this.#isBusy ? "true" : nothing}
              @click=${() => void this.#restore(row)}
            >
              <bdi
                >${
                  row.before === null
                    ? words.text("changes.restore-nothing")
                    : words.text("changes.restore", { value: before })
                }</bdi
              >
            </button>`
      }
    </li>`;
  }

  #problemSaid(): TemplateResult | typeof nothing {
    if (this.#problem === undefined) return nothing;
    const { title, text, remedy } = reasonWords(this.#words(), this.#problem);
    return html`<span class="state danger">${icon("warning")}<span>${title}. ${text} ${remedy}</span></span>`;
  }

  async #load(isOlder = false): Promise<void> {
    const field = this.#field;
    if (field === undefined) return;
    try {
      const page = await this.#source.listChanges(field.name, isOlder ? (this.#next ?? undefined) : undefined);
      if (this.#field !== field) return;
      this.#rows = isOlder ? [...(this.#rows ?? []), ...page.rows] : page.rows;
      this.#next = page.next;
      this.#problem = undefined;
    } catch (error) {
      if (this.#field === field) this.#problem = reasonOf(error);
    }
    this.#host.requestUpdate();
  }

  async #older(): Promise<void> {
    const field = this.#field;
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#host.requestUpdate();
    await this.#load(true);
    this.#isBusy = false;
    this.#host.requestUpdate();
    if (this.#next === null) await this.#goOn(field);
  }

  async #restore({ field: name, number }: FieldChange): Promise<void> {
    const field = this.#field;
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#said = "";
    this.#host.requestUpdate();
    try {
      const { profile } = await this.#source.restore(name, number);
      this.#source.show(profile);
      if (this.#field === field) {
        this.#said = this.#words().text("changes.restored");
        await this.#load();
      }
    } catch (error) {
      if (this.#field === field) this.#problem = reasonOf(error);
    }
    this.#isBusy = false;
    this.#host.requestUpdate();
    await this.#goOn(field);
  }

  /** The button that was pressed may be gone: the changes take the focus, unless they are of another field by now. */
  async #goOn(field: ProfileField | undefined): Promise<void> {
    await this.#host.updateComplete;
    if (this.#field === field) this.#dialog?.querySelector<HTMLElement>(".changes")?.focus();
  }

  readonly #closed = (): void => {
    this.#field = undefined;
    this.#next = null;
    this.#host.requestUpdate();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#field-history");
  }
}
