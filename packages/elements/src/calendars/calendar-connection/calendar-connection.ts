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

/** What no waiting helps against. */
const helpedByAnother: ReadonlySet<string> = new Set([
  "address-invalid",
  "address-refused",
  "not-found",
  "not-a-calendar",
  "too-large",
]);

/**
 * One's own calendar, for settings of a person: where it stands, since when, and why not (Q16); connect one by its
 * iCalendar address, have it read anew, let go of it (Q52). It is the caller's own and nobody else's; it stands inside a
 * `<rollcall-provider>`.
 *
 * Only busy times are ever read and kept, and it says so. The next of them show in the zone of whoever looks, so that they
 * see that it is their calendar. Its address opens the calendar: it is never shown again, and stands in no event. Where
 * the host supplies the calendar, there is nothing to do.
 *
 * @summary One's own calendar: connect, check, disconnect.
 * @slot title - The heading; "Your calendar" if left out.
 * @fires {CalendarConnectedEvent} rollcall-calendar-connected - The calendar was connected.
 * @fires {CalendarDisconnectedEvent} rollcall-calendar-disconnected - The calendar was disconnected.
 * @csspart panel - Everything.
 * @csspart header - The heading and what is kept.
 * @csspart title - The heading.
 * @csspart status - Where it stands, and why.
 * @csspart state - Icon and word of where it stands.
 * @csspart form - What asks for an address.
 * @csspart address - The field of the address.
 * @csspart connect - The button that connects.
 * @csspart cancel - The button that keeps the calendar that is connected.
 * @csspart where - Where the address is found.
 * @csspart problem - Why it did not work.
 * @csspart busy - The list of the next busy times.
 * @csspart stretch - One of them.
 * @csspart actions - The buttons.
 * @csspart check - The button that has it read.
 * @csspart replace - The button that asks for another address.
 * @csspart disconnect - The button that lets go of it.
 * @csspart dialog - The question before that.
 * @csspart confirm - The button that lets go of it for good.
 * @csspart cancel - The button that cancels a dialog.
 * @csspart toast - Confirms a change.
 * @csspart undo - The button in the toast that undoes it.
 * @csspart state-page - What stands there instead.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of controls and focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of secondary text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of states that are fine.
 * @cssprop --rollcall-warn - Colour of states to look at.
 * @cssprop --rollcall-danger - Colour of what went wrong.
 * @cssprop --rollcall-radius - Corner radius.
 * @cssprop --rollcall-font - Font family.
 */
export class CalendarConnection extends RollcallElement<CalendarKey> {
  static override styles = [...panelStyles, calendarStyles];

  static override properties = { compact: { type: Boolean } };

  /** Leaves out heading, checking and disconnecting: one step of something else. */
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

  /** Jobs read calendars, and nothing tells that they did: it is asked when somebody looks. */
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
    // As a step of something else it is new: what can be wrong with it is that it is another one.
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

  /** What was pressed is gone: whoever pressed it goes on at the panel, which says what has come of it. */
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
