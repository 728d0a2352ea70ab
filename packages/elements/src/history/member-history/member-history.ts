import type { HistoryEntry, ListMembersAsOfOutput } from "@rollcall/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { connectionNotice, renderOverlays, renderPanelState, statePage } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { entryRow } from "./entry-row.ts";
import { type HistoryKey, historyWords } from "./history-messages.en.ts";
import { historyDays } from "./history-days.ts";
import type { PastMoment } from "./past-list.ts";
import { historyStyles } from "./history.styles.ts";
import { type LoadedHistory, loadHistory, pageSize } from "./load-history.ts";
import { ChangeUndoneEvent } from "./member-history.events.ts";
import { pastHead, pastList } from "./past-list.ts";
import { UndoDialog } from "./undo-dialog.ts";

/**
 * Shows the changes of a schedule, newest first: who made them, when, from where, and the values before and after (X8).
 * Place it inside a `<rollcall-provider>`.
 *
 * Users can undo a change if they are allowed to make the opposite change themselves. The undo button checks with the
 * server and shows either the reason why it isn't possible or the effects on the schedule (X1, X3). "Members as of" shows
 * the member list at an instant or after a change. Changes by others appear within a second.
 *
 * @summary The history of a schedule, with undo and the member list at any point in time.
 * @slot title - The heading. Defaults to "History".
 * @fires {ChangeUndoneEvent} rollcall-change-undone - A change was undone.
 * @csspart panel - The panel around everything.
 * @csspart header - The title and the "Members as of" form.
 * @csspart title - The heading.
 * @csspart as-of - The form for showing the members at a given time.
 * @csspart entry - One change.
 * @csspart line - One line of a change.
 * @csspart list-after - The button that shows the members after a change.
 * @csspart undo - The button that undoes a change.
 * @csspart older - The button that shows older changes.
 * @csspart past - The heading of a past member list.
 * @csspart past-table - The past member list.
 * @csspart back - The button that returns to the changes.
 * @csspart more - The button that shows more members of a past list.
 * @csspart dialog - The confirmation dialog of an undo.
 * @csspart effects - The effects of the undo on the schedule.
 * @csspart confirm - The button that confirms the undo.
 * @csspart reason - The reason why a change can't be undone.
 * @csspart notice - The state of the connection.
 * @csspart state-page - The message shown when there are no changes to display.
 * @csspart retry - The button that retries a failed load.
 * @cssprop --rollcall-accent - Color of buttons, links and focus rings.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Color of text.
 * @cssprop --rollcall-muted - Color of secondary text.
 * @cssprop --rollcall-line - Color of borders.
 * @cssprop --rollcall-radius - Corner radius of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class MemberHistory extends RollcallElement<HistoryKey> {
  static override styles = [...panelStyles, historyStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" }, personId: { attribute: "person-id" } };

  /** The ID of the schedule. */
  declare scheduleId: string;
  /** Shows only changes that involve this person. */
  declare personId: string | undefined;

  protected override readonly catalogue = historyWords;
  #reach = { count: pageSize, presses: 0 };
  #past: PastMoment | undefined;

  readonly #changes = new QueryController<LoadedHistory>(this, {
    key: () => (this.scheduleId === "" ? undefined : JSON.stringify(this.#about)),
    load: (client, signal) => loadHistory(client, this.#about, this.#reach, signal),
    topics: ({ number }) => ({ [this.scheduleId]: number }),
  });
  readonly #then = new QueryController<ListMembersAsOfOutput>(this, {
    key: () => (this.#past === undefined ? undefined : JSON.stringify(this.#asked(this.#past))),
    load: (client, signal) => client.history.listMembers(this.#asked(this.#past), { signal }),
  });
  readonly #why = new WhyNot(this);
  readonly #undo = new UndoDialog(this, {
    refused: (reasons, anchor) => this.#why.show(reasons, anchor),
    notices: () => this.#changes.value?.notices ?? [],
    done: ({ number }) => {
      this.dispatchEvent(new ChangeUndoneEvent(this.scheduleId, number));
      void this.#changes.refresh();
    },
  });

  constructor() {
    super();
    this.scheduleId = "";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("scheduleId") && !changed.has("personId")) return;
    this.#reach = { count: pageSize, presses: 0 };
    this.#past = undefined;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <section class="panel" part="panel" aria-label=${words.text("history.title")}>
        <header class="head" part="header">
          <div class="grow">
            <h2 part="title"><slot name="title">${words.text("history.title")}</slot></h2>
            <p class="muted">${words.text("history.text")}</p>
          </div>
          ${this.#changes.value && !this.#past ? this.#asOf() : nothing}
        </header>
        ${connectionNotice(words, this.#changes)} ${this.#past ? this.#pastView(this.#past) : this.#changesView()}
      </section>
      ${renderOverlays(this)}
    `;
  }

  #asOf(): TemplateResult {
    const { words } = this;
    return html`<form class="as-of" part="as-of" @submit=${this.#submitted}>
      <label for="as-of">${words.text("history.as-of")}</label>
      <input id="as-of" class="field" type="datetime-local" required />
      <button class="button">${words.text("history.as-of.show")}</button>
    </form>`;
  }

  #changesView(): TemplateResult {
    const { words } = this;
    const shown = this.#changes.value;
    if (shown === undefined) return html`${renderPanelState(words, this.#changes, 6) ?? nothing}`;
    const { entries, isMore } = shown;
    const state = isMore ? "history.none-found" : "history.empty";
    return html`${
      entries.length === 0
        ? statePage("clock", words.text(state), words.text(`${state}.text`))
        : html`<ul class="days">
            ${historyDays(entries, words.lang).map(([day, of]) => this.#day(day, of))}
          </ul>`
    }
    ${
      isMore
        ? html`<div class="foot">
            <button class="button" part="older" @click=${() => void this.#older(entries)}>
              ${words.text("history.older")}
            </button>
          </div>`
        : nothing
    }`;
  }

  #day(day: string, entries: readonly HistoryEntry[]): TemplateResult {
    const actions = {
      undo: (entry: HistoryEntry, anchor: HTMLElement) => void this.#undo.ask(entry, anchor),
      listAfter: ({ number }: HistoryEntry) => void this.#showPast({ number }),
    };
    return html`<li>
      <h3 class="day">${day}</h3>
      <ul>
        ${repeat(
          entries,
          ({ number }) => number,
          (entry) => entryRow(this.words, entry, actions),
        )}
      </ul>
    </li>`;
  }

  #pastView(moment: PastMoment): TemplateResult {
    const { words } = this;
    const page = this.#then.value;
    const back = (): void => void this.#showPast(undefined);
    const more = page?.next ? (anchor: HTMLElement): void => void this.#morePast(anchor) : undefined;
    return html`${pastHead(words, moment, page, back)} ${renderPanelState(words, this.#then) ?? nothing}
    ${page ? pastList(words, page, more) : nothing}`;
  }

  get #about(): { readonly scheduleId: string; readonly personId?: string } {
    const { scheduleId, personId } = this;
    return { scheduleId, ...(personId && { personId }) };
  }

  #asked(past: PastMoment = { number: 0 }) {
    return { scheduleId: this.scheduleId, ...past, limit: pageSize };
  }

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>("#as-of");
    if (field?.value) void this.#showPast({ at: new Date(field.value).toISOString() });
  };

  /** Shows a past member list, or the changes again, and moves or restores the focus. */
  async #showPast(past: PastMoment | undefined): Promise<void> {
    const left = this.#past;
    this.#past = past;
    this.requestUpdate();
    await this.updateComplete;
    const from = left && "number" in left ? `[data-number="${left.number}"] [part=list-after]` : "#as-of";
    const to = this.renderRoot.querySelector<HTMLElement>(past ? "#past" : from);
    (to ?? this.renderRoot.querySelector<HTMLElement>("#as-of"))?.focus();
  }

  async #older(shown: readonly HistoryEntry[]): Promise<void> {
    this.#reach = { count: shown.length + pageSize, presses: this.#reach.presses + 1 };
    await this.#changes.refresh();
    await this.updateComplete;
    const next = this.#changes.value?.entries.find(({ number }) => number < (shown.at(-1)?.number ?? Infinity));
    this.renderRoot.querySelector<HTMLElement>(`[data-number="${next?.number ?? 0}"] [part=list-after]`)?.focus();
  }

  async #morePast(anchor: HTMLElement): Promise<void> {
    const page = this.#then.value;
    if (!page?.next || this.client === undefined) return;
    try {
      const next = await this.client.history.listMembers({ ...this.#asked(this.#past), after: page.next });
      if (this.#then.value !== page) return;
      this.#then.set({ ...next, rows: [...page.rows, ...next.rows] });
      await this.updateComplete;
      this.renderRoot.querySelectorAll<HTMLElement>("tbody th")[page.rows.length]?.focus();
    } catch (error) {
      await this.#why.show([reasonOf(error)], anchor);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "member-history": MemberHistory;
  }
}
