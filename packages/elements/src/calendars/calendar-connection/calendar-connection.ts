import type { GetCalendarOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/controls/icons.ts";
import { renderOverlays, renderPanelState } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { waitToRetry } from "../../connection/retry-delay.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { CalendarConnectedEvent, CalendarDisconnectedEvent } from "./calendar-connection.events.ts";
import { calendarStyles } from "./calendar-connection.styles.ts";
import { type CalendarKey, calendarWords } from "./calendar-connection.messages.ts";
import { busyList, calendarStatus } from "./calendar-status.ts";
import { calendarProblem, ConnectForm } from "./connect-form.ts";

/** Problems that retrying does not solve. */
const needsAnotherAddress: ReadonlySet<string> = new Set([
  "address-invalid",
  "address-refused",
  "not-found",
  "not-a-calendar",
  "too-large",
]);

/** How many times a refresh is polled for, and the milliseconds in between: it takes up to a minute. */
const maxPolls = 20;
const pollDelay = 5000;

/**
 * The caller's own calendar, for a settings page: its state, how long it has lasted, and any problem (Q16). Connects a calendar by its
 * iCalendar address, refreshes and disconnects it (Q52). Put it inside a `<rollcall-provider>`.
 *
 * Only busy times are read and stored. The next ones are shown in the browser's time zone, so that people can check that the
 * right calendar is connected. The address is a secret: it is never shown again and no event contains it. If the host
 * provides the calendar, the element only shows its state.
 *
 * @summary The caller's calendar: connect, check, disconnect.
 * @slot title - The heading. Defaults to "Your calendar".
 * @fires {CalendarConnectedEvent} rollcall-calendar-connected - The calendar was connected.
 * @fires {CalendarDisconnectedEvent} rollcall-calendar-disconnected - The calendar was disconnected.
 * @csspart status - The state of the calendar, and any problem.
 * @csspart state - The icon and word of the state.
 * @csspart form - The form that connects a calendar.
 * @csspart address - The field for the address.
 * @csspart connect - The button that connects.
 * @csspart where - Where to find the address.
 * @csspart problem - Why connecting or reading failed.
 * @csspart busy - The list of the next busy times.
 * @csspart stretch - One busy time.
 * @csspart actions - The buttons.
 * @csspart check - The button that refreshes the calendar.
 * @csspart replace - The button that opens the form for another address.
 * @csspart disconnect - The button that disconnects the calendar.
 */
export class CalendarConnection extends RollcallElement<CalendarKey> {
  static override styles = [...panelStyles, calendarStyles];

  static override properties = { compact: { type: Boolean } };

  /** Omits the heading and the buttons to check and disconnect: the element is a step of a larger flow. */
  declare compact: boolean | undefined;

  protected override readonly catalogue = calendarWords;
  #isReplacing = false;
  #showsAll = false;

  readonly #calendar = new QueryController<GetCalendarOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.calendars.get({}, { signal }),
    // Background jobs read calendars without a change event.
    whenVisible: true,
  });
  readonly #check = new CommandController<"check">(this);
  #polling = new AbortController();
  readonly #form = new ConnectForm(this, (calendar) => {
    this.#isReplacing = false;
    this.#show(calendar);
    this.dispatchEvent(new CalendarConnectedEvent({ calendar }));
  });
  readonly #disconnect = new ConfirmDialog<void, GetCalendarOutput>(this, {
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopChecking();
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

  #content(calendar: GetCalendarOutput): TemplateResult {
    const { words, compact = false } = this;
    const { source, state } = calendar;
    const isAsked = source === null && state !== "not-applicable";
    const cancel = this.#isReplacing ? () => void this.#replace(false) : undefined;
    return html`<div class="stack gap-4 pad">
      ${compact && isAsked ? html`<p class="muted cluster nowrap start">${icon("lock")}${words.text("own-calendar.text")}</p>` : nothing}
      ${compact && state === "none" ? nothing : calendarStatus(words, calendar)}
      ${isAsked || this.#isReplacing ? this.#form.render(cancel) : nothing}
      ${source === null ? nothing : busyList(words, calendar, this.#showsAll ? undefined : this.#showAll)}
      ${source === "address" && !this.#isReplacing ? this.#actions(calendar) : nothing}
    </div>`;
  }

  #actions({ problem: why }: GetCalendarOutput): TemplateResult {
    const { words, compact = false } = this;
    const isChecking = this.#check.isBusy();
    const problem = this.#check.problem("check");
    const look = why !== null && needsAnotherAddress.has(why) ? "primary" : compact ? "quiet" : "";
    const replace = button(words.text("own-calendar.replace"), {
      part: "replace",
      look: `button ${look}`,
      click: () => void this.#replace(true),
    });
    // In a larger flow the calendar is new, so the only problem can be that it's the wrong one.
    if (compact) return html`<div class="cluster" part="actions">${replace}</div>`;
    return html`<div class="cluster" part="actions">
        ${button(words.text(isChecking ? "own-calendar.checking" : "own-calendar.check"), {
          part: "check",
          describedBy: "checking",
          isBusy: isChecking,
          click: () => void this.#checkNow(),
        })}
        ${replace}
        ${button(words.text("own-calendar.disconnect"), {
          part: "disconnect",
          look: "button danger-line",
          click: () => this.#disconnect.open(),
        })}
      </div>
      <p class="small optional" id="checking" role="status">
        ${isChecking ? stateLabel("clock", words.text("own-calendar.checking.text")) : nothing}
        ${problem ? stateLabel("warning", calendarProblem(words, problem), { tone: "danger" }) : nothing}
      </p>`;
  }

  /** Requests a refresh of the calendar and polls until it is done. */
  async #checkNow(): Promise<void> {
    const { signal } = this.#polling;
    await this.#check.run("check", async (client) => {
      const { checkedAt } = await client.calendars.refresh({}, { signal });
      for (let polls = 0; polls < maxPolls; polls++) {
        await waitToRetry(pollDelay, signal);
        const calendar = await client.calendars.get({}, { signal });
        // Another user may be signed in by now.
        if (client !== this.client) return;
        this.#calendar.set(calendar);
        if (calendar.checkedAt !== checkedAt) return;
      }
    });
  }

  #stopChecking(): void {
    this.#polling.abort();
    this.#polling = new AbortController();
    this.#check.abandon();
  }

  readonly #showAll = (): void => {
    this.#showsAll = true;
    void this.#focus("#next-title");
  };

  #replace(isReplacing: boolean): Promise<void> {
    this.#isReplacing = isReplacing;
    this.#stopChecking();
    this.#form.clear();
    return this.#focus(isReplacing ? "#address" : "[part=replace]");
  }

  /** Moves the focus to the state, which shows the result, because the pressed button is gone. */
  #show(calendar: GetCalendarOutput): void {
    this.#stopChecking();
    this.#calendar.set(calendar);
    void this.#focus(".status");
  }

  async #focus(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "calendar-connection": CalendarConnection;
  }
}
