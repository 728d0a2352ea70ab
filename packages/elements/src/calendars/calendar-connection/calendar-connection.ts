import { html, nothing, type TemplateResult } from "lit";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/icons.ts";
import { renderOverlays, renderPanelState } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { busyList } from "./busy-list.ts";
import { CalendarConnectedEvent, CalendarDisconnectedEvent } from "./calendar-connection.events.ts";
import { calendarStyles } from "./calendar-connection.styles.ts";
import { type CalendarKey, calendarWords } from "./calendar-messages.en.ts";
import { calendarStatus } from "./calendar-status.ts";
import { CheckNow } from "./check-now.ts";
import { ConnectForm } from "./connect-form.ts";
import type { OwnCalendar } from "./own-calendar.ts";
import { problemWords } from "./problem-words.ts";

/** Problems that retrying does not solve. */
const helpedByAnother: ReadonlySet<string> = new Set([
  "address-invalid",
  "address-refused",
  "not-found",
  "not-a-calendar",
  "too-large",
]);

/**
 * The caller's own calendar, for a settings page: its state, since when, and any problem (Q16). Connects a calendar by its
 * iCalendar address, refreshes and disconnects it (Q52). Put it inside a `<rollcall-provider>`.
 *
 * Only busy times are read and stored. The next ones show in the browser's time zone, so that people can check that the
 * right calendar is connected. The address is a secret: it is never shown again and no event contains it. If the host
 * provides the calendar, the element only shows its state.
 *
 * @summary The caller's calendar: connect, check, disconnect.
 * @slot title - The heading. Defaults to "Your calendar".
 * @fires {CalendarConnectedEvent} rollcall-calendar-connected - The calendar was connected.
 * @fires {CalendarDisconnectedEvent} rollcall-calendar-disconnected - The calendar was disconnected.
 * @csspart panel - Everything.
 * @csspart header - The heading and what is stored.
 * @csspart title - The heading.
 * @csspart status - The state of the calendar, and any problem.
 * @csspart state - The icon and word of the state.
 * @csspart form - The form that connects a calendar.
 * @csspart address - The field of the address.
 * @csspart connect - The button that connects.
 * @csspart cancel - The button that keeps the current calendar.
 * @csspart where - Where to find the address.
 * @csspart problem - Why connecting or reading failed.
 * @csspart busy - The list of the next busy times.
 * @csspart stretch - One busy time.
 * @csspart actions - The buttons.
 * @csspart check - The button that refreshes the calendar.
 * @csspart replace - The button that opens the form for another address.
 * @csspart disconnect - The button that disconnects the calendar.
 * @csspart dialog - The dialog before disconnecting.
 * @csspart confirm - The button that confirms disconnecting.
 * @csspart cancel - The button that cancels a dialog.
 * @csspart toast - Confirms a change.
 * @csspart undo - The button in the toast that undoes it.
 * @csspart state-page - The state in place of the calendar.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Color of controls and focus.
 * @cssprop --rollcall-on-accent - Color of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Color of text.
 * @cssprop --rollcall-muted - Color of secondary text.
 * @cssprop --rollcall-line - Color of borders.
 * @cssprop --rollcall-ok - Color of normal states.
 * @cssprop --rollcall-warn - Color of states that need attention.
 * @cssprop --rollcall-danger - Color of failures.
 * @cssprop --rollcall-radius - Corner radius.
 * @cssprop --rollcall-font - Font family.
 */
export class CalendarConnection extends RollcallElement<CalendarKey> {
  static override styles = [...panelStyles, calendarStyles];

  static override properties = { compact: { type: Boolean } };

  /** Omits the heading and the buttons to check and disconnect: the element is a step of a larger flow. */
  declare compact: boolean | undefined;

  protected override readonly catalogue = calendarWords;
  #isReplacing = false;
  #isWhole = false;

  readonly #calendar = new QueryController<OwnCalendar>(this, {
    key: () => "own",
    load: (client, signal) => client.calendars.get({}, { signal }),
  });
  readonly #form = new ConnectForm(this, (calendar) => {
    this.#isReplacing = false;
    this.#show(calendar);
    this.dispatchEvent(new CalendarConnectedEvent(calendar));
  });
  readonly #disconnect = new ConfirmDialog<void, OwnCalendar>(this, {
    id: "disconnect",
    title: () => this.words.text("own-calendar.disconnect.title"),
    text: () => this.words.text("own-calendar.disconnect.text"),
    confirm: () => this.words.text("own-calendar.disconnect"),
    busy: () => this.words.text("own-calendar.disconnecting"),
    isDangerous: () => true,
    run: (_, client) => client.calendars.disconnect({}),
    outcome: () => ({
      done: (calendar) => {
        this.#show(calendar);
        this.dispatchEvent(new CalendarDisconnectedEvent());
      },
    }),
  });
  readonly #check = new CheckNow(this, (calendar) => {
    this.#calendar.set(calendar);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seenAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#check.stop();
    document.removeEventListener("visibilitychange", this.#seenAgain);
  }

  protected override render(): TemplateResult {
    const { words, compact = false } = this;
    const calendar = this.#calendar.value;
    const head = html`<header class="head" part="header">
      <div class="grow">
        <h2 part="title"><slot name="title">${words.text("own-calendar.title")}</slot></h2>
        <p class="muted">${words.text("own-calendar.text")}</p>
      </div>
    </header>`;
    return html`
      <section class="panel ${compact ? "compact" : ""}" part="panel" aria-label=${words.text("own-calendar.title")}>
        ${compact ? nothing : head} ${renderPanelState(words, this.#calendar, 1) ?? nothing}
        ${calendar ? this.#content(calendar) : nothing}
      </section>
      ${renderOverlays(this)}
    `;
  }

  /** Background jobs read calendars without a change event, so reload when the page becomes visible. */
  readonly #seenAgain = (): void => {
    if (!document.hidden && this.#calendar.state.kind === "ready") void this.#calendar.refresh();
  };

  #content(calendar: OwnCalendar): TemplateResult {
    const { words, compact = false } = this;
    const { source, state } = calendar;
    const isAsked = source === null && state !== "not-applicable";
    const isForm = isAsked || this.#isReplacing;
    return html`<div class="body">
      ${compact && isAsked ? html`<p class="muted promise">${icon("lock")}${words.text("own-calendar.text")}</p>` : nothing}
      ${compact && state === "none" ? nothing : calendarStatus(words, calendar)}
      ${isForm ? this.#form.render(words, this.#isReplacing ? () => void this.#replace(false) : undefined) : nothing}
      ${source === null ? nothing : busyList(words, calendar, this.#isWhole ? undefined : this.#showWhole)}
      ${source === "address" && !this.#isReplacing ? this.#actions(calendar) : nothing}
    </div>`;
  }

  #actions({ problem: why }: OwnCalendar): TemplateResult {
    const { words, compact = false } = this;
    const { isChecking, problem } = this.#check;
    const look = why !== null && helpedByAnother.has(why) ? "primary" : compact ? "quiet" : "";
    const replace = html`<button class="button ${look}" part="replace" @click=${() => void this.#replace(true)}>
      ${words.text("own-calendar.replace")}
    </button>`;
    // In a larger flow the calendar is new, so the only problem can be that it's the wrong one.
    if (compact) return html`<div class="acts" part="actions">${replace}</div>`;
    return html`<div class="acts" part="actions">
        <button
          class="button"
          part="check"
          aria-disabled=${isChecking ? "true" : nothing}
          aria-describedby="checking"
          @click=${() => void this.#check.check()}
        >
          ${words.text(isChecking ? "own-calendar.checking" : "own-calendar.check")}
        </button>
        ${replace}
        <button class="button danger-line" part="disconnect" @click=${() => this.#disconnect.open()}>
          ${words.text("own-calendar.disconnect")}
        </button>
      </div>
      <p class="small checking" id="checking" role="status">
        ${isChecking ? html`<span class="state">${icon("clock")}${words.text("own-calendar.checking.text")}</span>` : nothing}
        ${problem ? html`<span class="state danger">${icon("warning")}${problemWords(words, problem)}</span>` : nothing}
      </p>`;
  }

  readonly #showWhole = (): void => {
    this.#isWhole = true;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#next-title")?.focus());
  };

  async #replace(isReplacing: boolean): Promise<void> {
    this.#isReplacing = isReplacing;
    this.#check.stop();
    this.#form.forget();
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isReplacing ? "#address" : "[part=replace]")?.focus();
  }

  /** The pressed button is gone: move the focus to the panel, which shows the result. */
  #show(calendar: OwnCalendar): void {
    this.#check.stop();
    this.#calendar.set(calendar);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".status")?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "calendar-connection": CalendarConnection;
  }
}
