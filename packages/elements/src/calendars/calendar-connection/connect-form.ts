import type { GetCalendarOutput } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { InlineForm } from "../../ui/fields/inline-form.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import { problemLine, reasonText } from "../../ui/notices/problem-line.ts";
import type { CalendarKey } from "./calendar-connection.messages.ts";

/** The form that connects a calendar by its address. The server reads it immediately and rejects one it can't read. */
export class ConnectForm {
  readonly #host: PanelHost<CalendarKey>;
  readonly #connected: (calendar: GetCalendarOutput) => void;
  readonly #form: InlineForm;

  constructor(host: PanelHost<CalendarKey>, connected: (calendar: GetCalendarOutput) => void) {
    this.#host = host;
    this.#connected = connected;
    this.#form = new InlineForm(host);
  }

  /** Clears the messages. */
  clear(): void {
    this.#form.clear();
  }

  /** Draws the form; `cancel` closes it, if a calendar is already connected. */
  render(cancel?: () => void): TemplateResult {
    const { words } = this.#host;
    const { isBusy, missing, problem } = this.#form;
    const message =
      missing.length === 0 ? problem && calendarProblem(words, problem) : words.text("own-calendar.needed");
    // Neither `url`, which refuses what people paste, nor `password`, which a browser would offer to keep.
    return html`<form class="one" part="form" novalidate @submit=${this.#submit}>
      <label for="address">${words.text("own-calendar.address")}</label>
      <div class="line cluster">
        <input
          id="address"
          name="address"
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
          aria-invalid=${message === undefined ? nothing : "true"}
          @input=${this.#form.clear}
        />
        ${button(words.text(isBusy ? "own-calendar.connecting" : "own-calendar.connect"), {
          part: "connect",
          look: "button primary",
          isBusy,
        })}
        ${cancel ? button(words.text("panel.cancel"), { part: "cancel", click: cancel }) : nothing}
      </div>
      ${problemLine(words, message, "address-problem")}
      <p class="muted small" id="address-text">${words.text("own-calendar.address.text")}</p>
      ${whereToFind(words)}
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): Promise<void> =>
    this.#form.submit(event, {
      check: ({ address = "" }) => (address.trim() === "" ? ["address"] : []),
      send: (client, { address = "" }) => client.calendars.connect({ address: address.trim() }),
      focus: () => "address",
      done: this.#connected,
    });
}

/** Where to find the address in common calendar apps. */
const whereToFind = (words: Words<CalendarKey>): TemplateResult => html`
  <details part="where">
    <summary>${words.text("own-calendar.where")}</summary>
    <dl class="stack gap-3 medium">
      ${(["google", "outlook", "apple", "other"] as const).map(
        (app) =>
          html`<div class="stack gap-0">
            <dt class="strong">${words.text(`own-calendar.${app}`)}</dt>
            <dd class="muted">${words.text(`own-calendar.${app}.text`)}</dd>
          </div>`,
      )}
    </dl>
  </details>
`;

/** The message for a calendar that can't be read (Q52). */
export function calendarProblem(words: Words<CalendarKey>, problem: Reason): string {
  if (problem.code === "request.throttled" && problem.details?.retryAfter !== undefined) {
    const minutes = Math.ceil(problem.details.retryAfter / 60);
    const when = new Intl.RelativeTimeFormat(words.lang).format(minutes, "minute");
    return words.text("own-calendar.throttled", { when });
  }
  const failure = problem.details !== undefined && "problem" in problem.details ? problem.details.problem : "";
  const key = `own-calendar.problem.${failure}`;
  return words.has(key) ? words.text(key as CalendarKey) : reasonText(words, problem);
}
