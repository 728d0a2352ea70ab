import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { initials } from "../../ui/initials.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { DirectoryRow, PersonView } from "../wire.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";

/** Milliseconds without a key before the directory is asked. */
const pause = 200;

/** Adds people who already use the host's product: they sign in there, so nobody is mailed (A4, A20, Q51). */
export class DirectoryDialog {
  readonly #host: RollcallElement<PlannerUsersKey>;
  readonly #adopted: (person: PersonView) => void;
  #isOpen = false;
  #rows: readonly DirectoryRow[] | undefined;
  #adding: string | undefined;
  #said = "";
  #problem: Reason | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight = new AbortController();

  constructor(host: RollcallElement<PlannerUsersKey>, adopted: (person: PersonView) => void) {
    this.#host = host;
    this.#adopted = adopted;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    this.#rows = this.#problem = undefined;
    this.#said = "";
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    await this.#search("");
  }

  /** Goes, with what was asked for. */
  close(): void {
    this.#dialog?.close();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const { words } = this.#host;
    return html`<dialog
      id="directory"
      part="dialog"
      aria-labelledby="directory-title"
      aria-describedby="directory-text"
      @close=${this.#closed}
    >
      <h3 id="directory-title">${words.text("directory.title")}</h3>
      <p id="directory-text">${words.text("directory.text")}</p>
      <div class="one">
        <label for="directory-search">${words.text("directory.search")}</label>
        <input
          id="directory-search"
          class="field"
          type="search"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          @input=${this.#typed}
        />
      </div>
      ${this.#results()}
      <p class="said" role="status">
        ${this.#said === "" ? nothing : html`<span class="state ok">${icon("done")}<bdi>${this.#said}</bdi></span>`}
      </p>
      <p class="said" role="alert">${this.#problemSaid()}</p>
      <div class="buttons">
        <button class="button" @click=${() => this.close()}>${words.text("directory.close")}</button>
      </div>
    </dialog>`;
  }

  #results(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (this.#rows === undefined) {
      return this.#problem ? nothing : html`<p class="muted hint" role="status">${words.text("panel.pending")}</p>`;
    }
    if (this.#rows.length === 0) return html`<p class="muted hint" role="status">${words.text("directory.none")}</p>`;
    return html`<ul class="found" aria-label=${words.text("directory.results")}>
      ${this.#rows.map((row) => this.#row(row))}
    </ul>`;
  }

  #row(row: DirectoryRow): TemplateResult {
    const { words } = this.#host;
    const name = row.name || row.email;
    return html`<li>
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <span class="names"><bdi>${name}</bdi><span class="sub">${row.email}</span></span>
      ${
        row.personId === null
          ? html`<button
              class="button small"
              part="adopt"
              aria-label=${words.text("directory.add.of", { name })}
              aria-disabled=${this.#adding === undefined ? nothing : "true"}
              @click=${() => void this.#adopt(row)}
            >
              ${words.text(this.#adding === row.hostUserId ? "directory.adding" : "directory.add")}
            </button>`
          : html`<span class="state ok">${icon("done")}${words.text("directory.there")}</span>`
      }
    </li>`;
  }

  #problemSaid(): TemplateResult | typeof nothing {
    if (this.#problem === undefined) return nothing;
    const { title, text, remedy } = reasonWords(this.#host.words, this.#problem);
    return html`<span class="state danger">${icon("warning")}<span>${title}. ${text} ${remedy}</span></span>`;
  }

  readonly #typed = ({ currentTarget }: InputEvent): void => {
    const search = (currentTarget as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(search), pause);
  };

  async #search(search: string): Promise<void> {
    this.#flight.abort();
    const { signal } = (this.#flight = new AbortController());
    this.#problem = undefined;
    try {
      const found = await this.#host.client?.people.listDirectory({ search }, { signal });
      if (signal.aborted || found === undefined) return;
      this.#rows = found.rows;
    } catch (error) {
      if (signal.aborted) return;
      this.#problem = reasonOf(error);
    }
    this.#host.requestUpdate();
  }

  async #adopt({ hostUserId }: DirectoryRow): Promise<void> {
    const { client, words } = this.#host;
    if (this.#adding !== undefined || client === undefined) return;
    this.#adding = hostUserId;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      const { person } = await client.people.adopt({ hostUserId });
      this.#rows = this.#rows?.map((row) => (row.hostUserId === hostUserId ? { ...row, personId: person.id } : row));
      this.#said = words.text("directory.added", { name: person.name || person.email });
      this.#adopted(person);
    } catch (error) {
      this.#problem = reasonOf(error);
    }
    this.#adding = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("#directory-search")?.focus();
  }

  readonly #closed = (): void => {
    clearTimeout(this.#timer);
    this.#flight.abort();
    this.#isOpen = false;
    this.#host.requestUpdate();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#directory");
  }
}
