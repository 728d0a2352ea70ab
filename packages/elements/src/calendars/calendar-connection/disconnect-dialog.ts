import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";
import type { OwnCalendar } from "./own-calendar.ts";

/** Asks whether somebody really lets go of their calendar, and does so. */
export class DisconnectDialog {
  readonly #host: RollcallElement<CalendarKey>;
  readonly #disconnected: (calendar: OwnCalendar) => void;
  #isOpen = false;
  #isSending = false;
  #problem: Reason | undefined;

  constructor(host: RollcallElement<CalendarKey>, disconnected: (calendar: OwnCalendar) => void) {
    this.#host = host;
    this.#disconnected = disconnected;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(words: Words<CalendarKey>): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    const reason = this.#problem && reasonWords(words, this.#problem);
    return html`<dialog
      part="dialog"
      aria-labelledby="disconnect-title"
      aria-describedby="disconnect-text"
      @close=${() => {
        this.#isOpen = false;
        this.#host.requestUpdate();
      }}
    >
      <h3 id="disconnect-title">${words.text("own-calendar.disconnect.title")}</h3>
      <p id="disconnect-text">${words.text("own-calendar.disconnect.text")}</p>
      <p class="problem" role="alert">
        ${
          reason
            ? html`<span class="state danger">${icon("warning")}${reason.title}. ${reason.text} ${reason.remedy}</span>`
            : nothing
        }
      </p>
      <div class="buttons">
        <button class="button" @click=${() => this.#dialog?.close()}>${words.text("panel.cancel")}</button>
        <button
          class="button danger"
          part="confirm"
          aria-disabled=${this.#isSending ? "true" : nothing}
          @click=${() => void this.#disconnect()}
        >
          ${words.text(this.#isSending ? "own-calendar.disconnecting" : "own-calendar.disconnect")}
        </button>
      </div>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector("dialog");
  }

  async #disconnect(): Promise<void> {
    const { client } = this.#host;
    if (this.#isSending || client === undefined) return;
    this.#become(true);
    try {
      const calendar = await client.calendars.disconnect({});
      this.#become(false);
      this.#dialog?.close();
      if (client === this.#host.client) this.#disconnected(calendar);
    } catch (error) {
      this.#become(false, reasonOf(error));
    }
  }

  #become(isSending: boolean, problem?: Reason): void {
    this.#isSending = isSending;
    this.#problem = problem;
    this.#host.requestUpdate();
  }
}
