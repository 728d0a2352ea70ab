import type { DirectoryRow, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { PanelHost } from "../../../ui/host/panel-host.ts";
import { Popover } from "../../../ui/popovers/popover.ts";
import { isList } from "../../member-import/read-address.ts";
import { nameOf } from "../../listed-member.ts";
import type { ListContext } from "../list-context.ts";

/** The list that people are suggested for. */
export type SuggestionHost = PanelHost & Pick<ListContext, "rows" | "dialogWords" | "toast">;

/** Milliseconds without a key press after which the directory is searched, and the shortest text that is searched. */
const searchDelay = 200;
const minLength = 2;

const maxShown = 8;

/**
 * Suggests people from the host's directory below the add box (B11, Q51), to callers who may search it: the box becomes a
 * combobox. Arrow keys move, Enter chooses, Escape closes. Text that can be an address is added as typed unless a
 * suggestion is chosen.
 */
export class Suggestions {
  readonly #host: SuggestionHost;
  readonly #input: () => HTMLInputElement | null;
  readonly #choose: (row: DirectoryRow) => void;
  readonly #popover: Popover;
  #rows: readonly DirectoryRow[] = [];
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = new AbortController();
  /** Whether the caller may search, and the host has a directory, for the client that was asked. */
  #permission: { readonly client: RollcallClient; readonly isAllowed: boolean } | undefined;

  constructor(host: SuggestionHost, input: () => HTMLInputElement | null, choose: (row: DirectoryRow) => void) {
    this.#host = host;
    this.#input = input;
    this.#choose = choose;
    this.#popover = new Popover(host, "suggestions", () => this.#reflect());
    host.overlays.add(this);
  }

  /** Searches for what was typed. */
  typed(text: string): void {
    clearTimeout(this.#timer);
    this.#request.abort();
    const search = text.trim();
    const { client, isAllowed = true } = this.#permission ?? {};
    const isRefused = !isAllowed && client === this.#host.client;
    if (search.length < minLength || isList(text) || isRefused) this.hide();
    else {
      this.#deselectOther(search);
      this.#timer = setTimeout(() => void this.#find(search), searchDelay);
    }
  }

  /** Enter must not choose a person who was found by an earlier text and doesn't match the new one. */
  #deselectOther(search: string): void {
    const row = this.#rows[this.#active];
    if (row === undefined) return;
    const names = `${nameOf(row)} ${row.email}`.toLocaleLowerCase();
    if (search.includes("@") || !names.includes(search.toLocaleLowerCase())) this.#activate(-1);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#request.abort();
    this.#popover.hide();
  }

  /** Handles keys while the list is open. Returns whether the event was handled. */
  keydown(event: KeyboardEvent): boolean {
    const { key } = event;
    if (!this.#popover.isOpen || event.isComposing) return false;
    const row = this.#rows[this.#active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const { length } = this.#rows;
    if (step !== undefined) this.#activate((Math.max(this.#active, step > 0 ? -1 : 0) + step + length) % length);
    else if (key === "Enter" && row) this.#pick(row);
    else {
      if (key === "Escape" || key === "Tab" || key === "Enter") this.hide();
      if (key !== "Escape") return false;
    }
    event.preventDefault();
    return true;
  }

  render(): TemplateResult {
    return html`<div
      id="suggestions"
      part="suggestions"
      popover
      role="listbox"
      aria-label=${this.#host.dialogWords.text("add.suggestions.label")}
      @toggle=${this.#popover.toggled}
    >
      ${this.#rows.map(
        (row, index) =>
          html`<button
            type="button"
            tabindex="-1"
            id="suggestion-${index}"
            role="option"
            class=${index === this.#active ? "active" : ""}
            aria-selected=${index === this.#active}
            @mousedown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#pick(row)}
          >
            <span class="names"
              ><b class="strong"><bdi>${nameOf(row)}</bdi></b
              ><bdi class="sub">${row.email}</bdi></span
            >
          </button>`,
      )}
    </div>`;
  }

  async #find(search: string): Promise<void> {
    const { client, rows: members, dialogWords: words, toast } = this.#host;
    const input = this.#input();
    if (client === undefined || !input) return;
    const { signal } = (this.#request = new AbortController());
    this.#rows = [];
    try {
      if (await this.#mayAsk(client, signal)) {
        const { rows } = await client.people.listDirectory({ search, limit: maxShown }, { signal });
        this.#rows = rows.filter(({ personId }) => personId === null || members.get(personId) === undefined);
      }
    } catch {
      // Typing works without suggestions.
    }
    if (signal.aborted) return;
    if (this.#rows.length === 0) this.#popover.hide();
    else if (!this.#popover.isOpen) await this.#popover.open(input, false);
    // Text that can't be an address selects the first suggestion.
    this.#activate(search.includes("@") ? -1 : 0);
    if (this.#rows.length > 0) toast.announce(words.text("add.suggestions", { count: this.#rows.length }));
  }

  /** Asks once, because a refused search would be an error in the browser's console. */
  async #mayAsk(client: RollcallClient, signal: AbortSignal): Promise<boolean> {
    if (this.#permission?.client !== client) {
      const { allowed } = await client.people.listDirectory.check({}, { signal });
      this.#permission = { client, isAllowed: allowed };
    }
    return this.#permission.isAllowed;
  }

  #activate(index: number): void {
    this.#active = index;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (this.#popover.isOpen) this.#popover.place();
      this.#reflect();
    });
  }

  #pick(row: DirectoryRow): void {
    this.hide();
    this.#choose(row);
  }

  /** Sets the attributes of a combobox on the add box. */
  #reflect(): void {
    const input = this.#input();
    if (!input) return;
    const { isOpen } = this.#popover;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", "suggestions");
    input.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && this.#active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${String(this.#active)}`);
    else input.removeAttribute("aria-activedescendant");
  }
}
