import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../look/controls.styles.ts";
import { overlays } from "../../look/overlays.styles.ts";
import { connectionNotice, insteadOfPanel, statePage } from "../../look/panel-states.ts";
import { panel } from "../../look/panel.styles.ts";
import { tokens } from "../../look/tokens.styles.ts";
import { WhyNot } from "../../look/why-not.ts";
import { Loaded } from "../../provider/loaded.ts";
import { RollcallElement } from "../../provider/rollcall-element.ts";
import { entryRow } from "./entry-row.ts";
import { type HistoryKey, historyWords } from "./history-messages.en.ts";
import type { HistoryEntry, PastMoment, PastPage } from "./history-view.ts";
import { historyStyles } from "./history.styles.ts";
import { ChangeUndoneEvent } from "./member-history.events.ts";
import { pastHead, pastList } from "./past-list.ts";
import { UndoDialog } from "./undo-dialog.ts";

/** Changes that one press of "Show older" brings. */
const pageSize = 50;

interface Shown {
  readonly number: number;
  readonly entries: readonly HistoryEntry[];
  readonly isMore: boolean;
}

/**
 * What happened on a schedule, newest first: who did it, when, through what, and what was before and after (X8). It
 * stands inside a `<rollcall-provider>`.
 *
 * A change can be taken back where the rules would let the caller do the same by hand: the button asks the server, says
 * why where they do not, and otherwise how the schedule would stand (X1, X3). "As of" rebuilds the member list as it was
 * at an instant, or after one of the changes. What others do shows within the second.
 *
 * @summary The history of one schedule, its undo, and the list as of a date.
 * @slot title - The heading; "History" if left out.
 * @fires {ChangeUndoneEvent} rollcall-change-undone - A change was taken back.
 * @csspart panel - Everything.
 * @csspart header - Title and what is above the changes.
 * @csspart title - The heading.
 * @csspart as-of - The form that asks for the list as of an instant.
 * @csspart entry - One change.
 * @csspart line - One thing that a change did.
 * @csspart list-after - The button that shows the list after a change.
 * @csspart undo - The button that takes a change back.
 * @csspart older - The button that shows older changes.
 * @csspart past - The head over a past list.
 * @csspart past-table - The list as it was.
 * @csspart back - The way back to the changes.
 * @csspart more - The button that shows more of a past list.
 * @csspart dialog - The question before an undo.
 * @csspart confirm - The button that takes back.
 * @csspart reason - Why something cannot be taken back.
 * @csspart notice - The state of the connection.
 * @csspart state-page - What stands there instead of changes.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class MemberHistory extends RollcallElement<HistoryKey> {
  static override styles = [tokens, controls, overlays, panel, historyStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" }, personId: { attribute: "person-id" } };

  /** The schedule whose history to show. */
  declare scheduleId: string;
  /** Only what is about this person; everything if left out. */
  declare personId: string | undefined;

  protected override readonly catalogue = historyWords;
  #count = pageSize;
  #pastCount = pageSize;
  #past: PastMoment | undefined;

  readonly #changes = new Loaded<Shown>(this, {
    key: () => (this.scheduleId === "" ? undefined : `${this.scheduleId} ${this.personId ?? ""}`),
    ask: (client, signal) => this.#ask(client, signal),
    topics: ({ number }) => ({ [this.scheduleId]: number }),
  });
  readonly #then = new Loaded<PastPage>(this, {
    key: () => (this.#past === undefined ? undefined : `${this.scheduleId} ${JSON.stringify(this.#past)}`),
    ask: (client, signal) => this.#askPast(client, signal),
  });
  readonly #why = new WhyNot(this);
  readonly #undo = new UndoDialog(
    this,
    (reasons, anchor) => this.#why.show(reasons, anchor),
    ({ number }) => {
      this.dispatchEvent(new ChangeUndoneEvent(this.scheduleId, number));
      void this.#changes.refresh();
    },
  );

  constructor() {
    super();
    this.scheduleId = "";
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
        ${connectionNotice(words, this.#changes)} ${this.#past ? this.#pastView() : this.#changesView()}
      </section>
      ${this.#undo.render()} ${this.#why.render()}
    `;
  }

  #asOf(): TemplateResult {
    const { words } = this;
    return html`<form class="as-of" part="as-of" @submit=${this.#asked}>
      <label for="as-of">${words.text("history.as-of")}</label>
      <input id="as-of" class="field" type="datetime-local" required />
      <button class="button">${words.text("history.as-of.show")}</button>
    </form>`;
  }

  #changesView(): TemplateResult {
    const { words } = this;
    const shown = this.#changes.value;
    if (shown === undefined) return html`${insteadOfPanel(words, this.#changes, 6) ?? nothing}`;
    if (shown.entries.length === 0) {
      return statePage("clock", words.text("history.empty"), words.text("history.empty.text"));
    }
    const actions = {
      undo: (entry: HistoryEntry, anchor: HTMLElement) => void this.#undo.ask(entry, anchor),
      listAfter: ({ number }: HistoryEntry) => void this.#look({ number }),
    };
    return html`<ul class="days">
        ${byDay(shown.entries, words.lang).map(
          ([day, entries]) =>
            html`<li>
              <h3 class="day">${day}</h3>
              <ul>
                ${repeat(
                  entries,
                  ({ number }) => number,
                  (entry) => entryRow(words, entry, actions),
                )}
              </ul>
            </li>`,
        )}
      </ul>
      ${
        shown.isMore
          ? html`<div class="foot">
              <button class="button" part="older" @click=${() => void this.#older(shown.entries.length)}>
                ${words.text("history.older")}
              </button>
            </div>`
          : nothing
      }`;
  }

  #pastView(): TemplateResult {
    const { words } = this;
    const page = this.#then.value;
    const back = (): void => void this.#look(undefined);
    const more = (page?.next ?? null) === null ? undefined : (): void => void this.#morePast();
    return html`${pastHead(words, page, back)} ${insteadOfPanel(words, this.#then) ?? nothing}
    ${page ? pastList(words, page, { back, more }) : nothing}`;
  }

  async #ask(client: RollcallClient, signal: AbortSignal): Promise<Shown> {
    const { scheduleId, personId } = this;
    const about = { scheduleId, ...(personId !== undefined && { personId }) };
    const entries: HistoryEntry[] = [];
    const { schedule } = await client.schedules.get({ scheduleId }, { signal });
    let after: string | undefined;
    do {
      const limit = Math.min(200, this.#count - entries.length);
      const page = await client.history.list({ ...about, limit, ...(after !== undefined && { after }) }, { signal });
      entries.push(...page.entries);
      after = page.next ?? undefined;
    } while (after !== undefined && entries.length < this.#count);
    return { number: schedule.number, entries, isMore: after !== undefined };
  }

  async #askPast(client: RollcallClient, signal: AbortSignal): Promise<PastPage> {
    const moment = this.#past ?? { number: 0 };
    const limit = Math.min(200, this.#pastCount);
    return client.history.listMembers({ scheduleId: this.scheduleId, ...moment, limit }, { signal });
  }

  readonly #asked = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>("#as-of");
    if (field?.value) void this.#look({ at: new Date(field.value).toISOString() });
  };

  /** Shows the list of a moment, or the changes again. */
  async #look(past: PastMoment | undefined): Promise<void> {
    this.#past = past;
    this.#pastCount = pageSize;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(past === undefined ? "#as-of" : "#past")?.focus();
  }

  async #older(length: number): Promise<void> {
    this.#count = length + pageSize;
    await this.#changes.refresh();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>("[part=list-after]")[length]?.focus();
  }

  async #morePast(): Promise<void> {
    const page = this.#then.value;
    if (page === undefined || page.next === null || this.client === undefined) return;
    const moment = this.#past ?? { number: 0 };
    const next = await this.client.history.listMembers({ scheduleId: this.scheduleId, ...moment, after: page.next });
    if (this.#then.value === page) this.#then.set({ ...next, rows: [...page.rows, ...next.rows] });
  }
}

/** Changes under the day on which they were made, where the reader is. */
function byDay(entries: readonly HistoryEntry[], lang: string): readonly (readonly [string, HistoryEntry[]])[] {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: "full" });
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const day = format.format(new Date(entry.at));
    const of = days.get(day);
    if (of) of.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

declare global {
  interface HTMLElementTagNameMap {
    "member-history": MemberHistory;
  }
}
