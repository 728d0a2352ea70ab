import { html, nothing, type TemplateResult } from "lit";
import { type ListedMember, nameOf } from "../../wire.ts";
import type { ListView } from "../list-view.ts";
import type { Hands } from "./hands.ts";

/** Asks before somebody is removed, or leaves, and says what that means (B14). Then the row goes at once. */
export class RemoveDialog {
  readonly #host: ListView;
  readonly #hands: Hands;
  #row: ListedMember | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** Opens the question about a member. */
  async ask(row: ListedMember): Promise<void> {
    this.#row = row;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    const row = this.#row;
    if (row === undefined) return nothing;
    const { words } = this.#hands;
    const { myId } = this.#host;
    const what = row.personId === myId ? "leave" : "remove";
    const name = nameOf(row);
    return html`
      <dialog
        id="remove"
        part="dialog"
        aria-labelledby="remove-title"
        aria-describedby="remove-text"
        @close=${this.#closed}
      >
        <h3 id="remove-title"><bdi>${words.text(`${what}.title`, { name })}</bdi></h3>
        <p id="remove-text">${words.text(`${what}.text`, { name })}</p>
        <div class="buttons">
          <button class="button" @click=${() => this.#dialog?.close()}>${words.text("cancel")}</button>
          <button class="button danger" part="confirm" @click=${() => this.#dialog?.close("yes")}>
            ${words.text(`${what}.confirm`)}
          </button>
        </div>
      </dialog>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#remove");
  }

  readonly #closed = async ({ currentTarget }: Event): Promise<void> => {
    const row = this.#row;
    const isSure = (currentTarget as HTMLDialogElement).returnValue === "yes";
    this.#row = undefined;
    this.#host.requestUpdate();
    if (row === undefined || !isSure) return;
    const { pages } = this.#host;
    const index = pages.rows.indexOf(row.personId);
    const done = this.#hands.edits.remove(row);
    // The row is gone at once: its neighbour takes the focus, or the add box where nobody is left.
    if (pages.length > 0) await this.#hands.keys.focus(Math.min(index, pages.length - 1), "action");
    else this.#host.renderRoot.querySelector<HTMLElement>("#add")?.focus();
    if (!(await done)) await this.#hands.keys.focus(pages.rows.indexOf(row.personId), "action");
  };
}
