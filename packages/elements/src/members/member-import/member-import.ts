import type { RollcallClient } from "@rollcall/core";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../ui/controls.styles.ts";
import { icon } from "../../ui/icons.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { stateStyles } from "../../ui/state.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import type { BaseKey, Messages } from "../../messages/messages.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import { reasons } from "../../messages/reasons.en.ts";
import { importMessages } from "./import-messages.en.ts";
import { type AddedMember, ImportRun } from "./import-run.ts";
import { importStyles } from "./member-import.styles.ts";
import type { ListedPerson } from "./read-people.ts";
import { shownPeople } from "./shown-people.ts";

/** Rows that are drawn at once; more are drawn when asked for. */
const mostDrawn = 200;

// The layout of a narrow preview takes the roles of these elements away, so they are said again.
const group = "rowgroup";

const catalogue = { ...importMessages, ...reasons };
type Words = Messages<BaseKey | keyof typeof catalogue>;

/**
 * The preview of a pasted list or a file: what was read, what is wrong with it, and, once started, how far it is and what
 * became of each row. It loads when it is needed and belongs to `<member-list>`; nothing else uses it.
 */
export class MemberImport extends LitElement {
  static override styles = [tokens, controls, overlays, stateStyles, importStyles];

  static override properties = { messages: { attribute: false }, people: { attribute: false } };

  declare messages: Messages | undefined;
  declare people: readonly ListedPerson[];
  client: RollcallClient | undefined;
  scheduleId = "";
  /** Told once, when the dialog has closed. */
  closed: (added: readonly AddedMember[]) => void = () => undefined;

  readonly #run = new ImportRun();
  readonly #leftOut = new Set<ListedPerson>();
  #isStarted = false;
  #most = mostDrawn;

  constructor() {
    super();
    this.people = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.messages === undefined) return nothing;
    const words = this.messages.with<keyof typeof catalogue>(catalogue);
    const chosen = this.#chosen;
    return html`
      <dialog aria-labelledby="title" @close=${this.#onClose} @cancel=${this.#onCancel}>
        <h3 id="title">${words.text("import.title", { count: chosen.length })}</h3>
        ${this.people.length === 0 ? html`<p>${words.text("import.nothing.text")}</p>` : this.#table(words)}
        ${this.#isStarted ? this.#progress(words, chosen.length) : nothing}
        <div class="buttons">${this.#buttons(words, chosen.length)}</div>
      </dialog>
    `;
  }

  protected override firstUpdated(): void {
    for (const person of this.people) if (person.problem) this.#leftOut.add(person);
    this.requestUpdate();
    this.#dialog?.showModal();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#start")?.focus());
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  get #chosen(): readonly ListedPerson[] {
    return this.people.filter((person) => !this.#leftOut.has(person));
  }

  #table(words: Words): TemplateResult {
    const shown = shownPeople(this.people, this.#most, (person) => this.#needsALook(person));
    const more = this.people.length - shown.length;
    return html`<div class="rows" tabindex="0" role="region" aria-labelledby="title">
      <table role="table" aria-rowcount=${this.people.length + 1}>
        <thead role=${group}>
          <tr role="row">
            ${(["line", "name", "address", "role", "result"] as const).map(
              (column) => html`<th scope="col" role="columnheader">${words.text(`import.column.${column}`)}</th>`,
            )}
          </tr>
        </thead>
        <tbody role=${group}>
          ${repeat(
            shown,
            ({ line, address }) => `${line} ${address}`,
            (person) => this.#row(person, words),
          )}
        </tbody>
      </table>
      ${
        more > 0
          ? html`<p class="more">
              <span>${words.text("import.more", { count: more })}</span>
              <button class="link" @click=${() => this.#showMore()}>${words.text("import.show-more")}</button>
            </p>`
          : nothing
      }
    </div>`;
  }

  /** Whether something is wrong with a row, or was not done. */
  #needsALook(person: ListedPerson): boolean {
    const status = this.#run.results.get(person)?.status;
    const isAsked = person.problem !== undefined || person.second !== undefined;
    return status === undefined ? isAsked : status === "refused" || status === "failed";
  }

  #showMore(): void {
    this.#most += mostDrawn;
    this.requestUpdate();
  }

  #row(person: ListedPerson, words: Words): TemplateResult {
    const isIn = !this.#leftOut.has(person);
    const isLocked = this.#isStarted || person.problem === "invalid" || person.problem === "duplicate";
    const toggle = (): void => {
      if (isIn) this.#leftOut.add(person);
      else this.#leftOut.delete(person);
      this.requestUpdate();
    };
    return html`<tr class=${isIn ? "" : "out"} role="row">
      <td role="cell">
        <label class="line">
          <input
            type="checkbox"
            class="box"
            aria-label=${words.text("import.include", { name: person.name || person.address })}
            .checked=${isIn}
            ?disabled=${isLocked}
            @change=${toggle}
          />${person.line}
        </label>
      </td>
      <td role="cell"><bdi>${person.name}</bdi></td>
      <td role="cell">${person.address}</td>
      <td role="cell">${person.role ? words.text(`role.${person.role}`) : ""}</td>
      <td role="cell">
        ${this.#result(person, isIn, words)}
        ${
          person.second === undefined
            ? nothing
            : html`<span class="state warn"
                >${icon("warning")}<span>${words.text("import.second", { address: person.second })}</span></span
              >`
        }
      </td>
    </tr>`;
  }

  #result(person: ListedPerson, isIn: boolean, words: Words): TemplateResult {
    const result = this.#run.results.get(person);
    if (result?.status === "added")
      return html`<span class="state ok">${icon("done")}${words.text("import.added")}</span>`;
    if (result?.status === "refused") {
      return html`<span class="state danger">${icon("stop")}${reasonWords(words, result.reason).title}</span>`;
    }
    if (result) return html`<span class="state">${icon("clock")}${words.text(`import.${result.status}`)}</span>`;
    if (person.problem === "typo" && !isIn) {
      return html`<span class="state warn"
          >${icon("warning")}${words.text("import.typo", { address: person.meant ?? "" })}</span
        >
        <button class="link" ?disabled=${this.#isStarted} @click=${() => this.#correct(person)}>
          ${words.text("import.use")}
        </button>`;
    }
    if (person.problem === "invalid" || person.problem === "duplicate") {
      return html`<span class="state danger">${icon("warning")}${words.text(`import.${person.problem}`)}</span>`;
    }
    if (person.problem === "role" && !isIn) {
      return html`<span class="state warn">${icon("warning")}${words.text("import.role")}</span>`;
    }
    return html`<span class="state">${words.text(isIn ? "import.ready" : "import.left-out")}</span>`;
  }

  #progress(words: Words, count: number): TemplateResult {
    const done = this.#run.answered;
    const added = this.#run.added.length;
    const reason = this.#run.problem && reasonWords(words, this.#run.problem);
    return html`<div class="progress">
      <progress max=${count} value=${done} aria-label=${words.text("import.adding")}></progress>
      <p role="status">
        ${
          this.#run.isRunning
            ? words.text("import.progress", { done, count })
            : words.text("import.summary", { added, refused: done - added, open: count - done })
        }
      </p>
      ${reason ? html`<p class="state danger" role="alert">${icon("warning")}${reason.title}. ${reason.text}</p>` : nothing}
    </div>`;
  }

  #buttons(words: Words, count: number): TemplateResult {
    if (this.#run.isRunning) {
      return html`<button class="button" @click=${() => this.#run.stop()}>${words.text("import.stop")}</button>`;
    }
    const close = html`<button
      class="button ${this.#isStarted && !this.#run.isOpen ? "primary" : ""}"
      @click=${() => this.#dialog?.close()}
    >
      ${words.text(this.#isStarted ? "close" : "cancel")}
    </button>`;
    if (this.#isStarted) {
      return this.#run.isOpen
        ? html`${close}<button class="button primary" @click=${() => this.#go()}>${words.text("import.retry")}</button>`
        : close;
    }
    return html`${close}<button
        class="button primary"
        id="start"
        ?disabled=${count === 0}
        @click=${() => this.#start()}
      >
        ${words.text("import.start", { count })}
      </button>`;
  }

  #correct(person: ListedPerson): void {
    const corrected: ListedPerson = { ...person, address: person.meant ?? person.address, problem: undefined };
    this.#leftOut.delete(person);
    this.people = this.people.map((one) => (one === person ? corrected : one));
  }

  #start(): void {
    this.#isStarted = true;
    this.#run.take(this.#chosen);
    void this.#go();
  }

  async #go(): Promise<void> {
    if (this.client) await this.#run.run(this.client, this.scheduleId, () => this.requestUpdate());
  }

  /** While people are being added, Escape stops the work first. */
  readonly #onCancel = (event: Event): void => {
    if (!this.#run.isRunning) return;
    event.preventDefault();
    this.#run.stop();
  };

  readonly #onClose = (): void => {
    this.#run.stop();
    this.closed(this.#run.added);
  };
}
