import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";
import type { OwnCalendar } from "./own-calendar.ts";
import { problemWords } from "./problem-words.ts";
import { whereToFind } from "./where-to-find.ts";

/** The form that connects a calendar by its address. The server reads it at once and rejects one it can't read. */
export class ConnectForm {
  readonly #host: RollcallElement<CalendarKey>;
  readonly #connected: (calendar: OwnCalendar) => void;
  #isConnecting = false;
  #problem: Reason | "needed" | undefined;

  constructor(host: RollcallElement<CalendarKey>, connected: (calendar: OwnCalendar) => void) {
    this.#host = host;
    this.#connected = connected;
  }

  /** Clears the messages. */
  forget(): void {
    this.#problem = undefined;
  }

  /**
   * @param words the messages of the element
   * @param cancel closes the form, if a calendar is connected already
   */
  render(words: Words<CalendarKey>, cancel?: () => void): TemplateResult {
    const message = this.#message(words);
    // Neither `url`, which refuses what people paste, nor `password`, which a browser would offer to keep.
    return html`<form part="form" novalidate @submit=${this.#submit}>
      <label for="address">${words.text("own-calendar.address")}</label>
      <div class="line">
        <input
          id="address"
          part="address"
          class="field"
          inputmode="url"
          placeholder="https://…/basic.ics"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="2000"
          dir="ltr"
          aria-describedby="address-problem address-text"
          aria-invalid=${message === "" ? nothing : "true"}
          @input=${this.#retype}
        />
        <button class="button primary" part="connect" aria-disabled=${this.#isConnecting ? "true" : nothing}>
          ${words.text(this.#isConnecting ? "own-calendar.connecting" : "own-calendar.connect")}
        </button>
        ${
          cancel
            ? html`<button type="button" class="button" part="cancel" @click=${cancel}>
                ${words.text("panel.cancel")}
              </button>`
            : nothing
        }
      </div>
      <p class="problem" part="problem" id="address-problem" role="alert">
        ${message === "" ? nothing : html`<span class="state danger">${icon("warning")}${message}</span>`}
      </p>
      <p class="muted small" id="address-text">${words.text("own-calendar.address.text")}</p>
      ${whereToFind(words)}
    </form>`;
  }

  #message(words: Words<CalendarKey>): string {
    if (this.#problem === undefined) return "";
    return this.#problem === "needed" ? words.text("own-calendar.needed") : problemWords(words, this.#problem);
  }

  readonly #retype = (): void => {
    if (this.#problem === undefined) return;
    this.#problem = undefined;
    this.#host.requestUpdate();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>("#address");
    const address = field?.value.trim() ?? "";
    const { client } = this.#host;
    if (this.#isConnecting || client === undefined || field === null) return;
    if (address === "") {
      this.#become(false, "needed");
      field.focus();
      return;
    }
    this.#become(true);
    try {
      const calendar = await client.calendars.connect({ address });
      // The address is a secret: it must not stay in the page.
      field.value = "";
      this.#become(false);
      // Another user may be signed in by now.
      if (client !== this.#host.client) return;
      this.#connected(calendar);
    } catch (error) {
      this.#become(false, reasonOf(error));
      field.focus();
    }
  };

  #become(isConnecting: boolean, problem?: Reason | "needed"): void {
    this.#isConnecting = isConnecting;
    this.#problem = problem;
    this.#host.requestUpdate();
  }
}
