import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { CommandHost, ShiftCommands } from "./shift-commands.ts";
import type { HeldBy } from "./shown-shifts.ts";

/** Asks before all shifts ahead of somebody are given back: there may be many, and nobody works them then (Q21). */
export class ReleaseDialog {
  readonly #host: CommandHost;
  readonly #commands: ShiftCommands;
  #held: HeldBy | undefined;
  #isSending = false;
  #problem: Reason | undefined;

  constructor(host: CommandHost, commands: ShiftCommands) {
    this.#host = host;
    this.#commands = commands;
  }

  async open(held: HeldBy): Promise<void> {
    this.#held = held;
    this.#problem = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    const held = this.#held;
    if (held === undefined) return nothing;
    const { words } = this.#host;
    const { name, count } = held;
    const problem = this.#problem && reasonWords(words, this.#problem);
    return html`<dialog
      id="release-dialog"
      part="dialog"
      aria-labelledby="release-title"
      aria-describedby="release-text"
      @close=${this.#closed}
    >
      <h3 id="release-title"><bdi>${words.text("shifts.release.title", { name, count })}</bdi></h3>
      <p id="release-text">${words.text("shifts.release.text")}</p>
      <div class="problem" role="alert">
        ${problem ? html`<span class="state danger">${icon("warning")}${problem.title}. ${problem.text}</span>` : nothing}
      </div>
      <div class="buttons">
        <button type="button" class="button" @click=${() => this.#dialog?.close()}>
          ${words.text("panel.cancel")}
        </button>
        <button
          type="button"
          class="button primary"
          part="confirm"
          aria-disabled=${this.#isSending ? "true" : nothing}
          @click=${() => void this.#release(held)}
        >
          ${words.text("shifts.release")}
        </button>
      </div>
    </dialog>`;
  }

  async #release(held: HeldBy): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await this.#commands.release(held);
      this.#dialog?.close();
    } catch (error) {
      this.#problem = reasonOf(error);
    }
    this.#isSending = false;
    this.#host.requestUpdate();
  }

  readonly #closed = (): void => {
    this.#held = undefined;
    this.#host.requestUpdate();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#release-dialog");
  }
}
