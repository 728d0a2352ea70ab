import type { ListMembersAsOfOutput } from "@rollcall/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { reasonOf } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import { groupBy } from "../../ui/text/group-by.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { selectField } from "../../ui/fields/text-field.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { type EntryActions, entryRow, foldedRow } from "./entry-row.ts";
import { type HistoryKind, historyKinds, type HistoryRow, undoneAmong } from "./fold-entries.ts";
import { type HistoryKey, historyWords } from "./member-history.messages.ts";
import { historyStyles } from "./history.styles.ts";
import { type HistoryFilter, type LoadedHistory, loadHistory, pageRows, type Reach } from "./load-history.ts";
import { ChangeUndoneEvent } from "./member-history.events.ts";
import { pastHead, pastList, type PastMoment } from "./past-list.ts";
import { UndoDialog } from "./undo-dialog.ts";
import { timesIn } from "../../ui/text/times.ts";

const firstReach: Reach = { rows: pageRows.first, presses: 0 };

/**
 * Shows the changes to a schedule, newest first: who made them, when, from where, and the values before and after (X8).
 * Place it inside a `<rollcall-provider>`.
 *
 * Users can undo a change if they are allowed to make the opposite change themselves. The undo button checks with the server and shows
 * either why this isn't possible or the effects on the schedule (X1, X3). "Members as of" shows the member list at an instant or after a
 * change. Changes by others appear within a second. Changes made together, such as 40 emails, are one expandable line.
 *
 * @summary The history of a schedule, with undo and the member list at any point in time.
 * @slot title - The heading. Defaults to "History".
 * @slot header - Additional controls in the header.
 * @fires {ChangeUndoneEvent} rollcall-change-undone - A change was undone.
 * @csspart as-of - The form for showing the members at a given time.
 * @csspart kind - Limits the history to one type of change.
 * @csspart entry - One change.
 * @csspart fold - Changes made together, as one line that expands.
 * @csspart line - One line of a change.
 * @csspart list-after - The button that shows the members after a change.
 * @csspart undo - The button that undoes a change.
 * @csspart older - The button that shows older changes.
 * @csspart past - The heading of a past member list.
 * @csspart past-table - The past member list.
 * @csspart back - The button that returns to the changes.
 * @csspart more - The button that shows more members of a past list.
 * @csspart effects - The effects of the undo on the schedule.
 */
export class MemberHistory extends RollcallElement<HistoryKey> {
  static override styles = [...panelStyles, historyStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" }, personId: { attribute: "person-id" } };

  /** The schedule whose history to show. */
  declare scheduleId: string;
  /** Shows only changes that involve this person. */
  declare personId: string | undefined;

  protected override readonly catalogue = historyWords;
  #reach: Reach = firstReach;
  #kind: HistoryKind | undefined;
  #past: PastMoment | undefined;

  readonly #changes = new QueryController<LoadedHistory>(this, {
    key: () => (this.scheduleId ? JSON.stringify([this.#filter, this.#kind]) : undefined),
    load: (client, signal) => loadHistory(client, this.#filter, this.#kind, this.#reach, signal),
    topics: ({ number }) => ({ [this.scheduleId]: number }),
  });
  readonly #pastPage = new QueryController<ListMembersAsOfOutput>(this, {
    key: () => this.#past && JSON.stringify(this.#asked(this.#past)),
    load: (client, signal) => client.history.listMembers(this.#asked(this.#past), { signal }),
  });
  readonly #why = new WhyNot(this);
  readonly #undo = new UndoDialog(this, {
    refused: (reasons, anchor) => this.#why.show(reasons, anchor),
    notices: () => this.#changes.value?.notices ?? [],
    done: ({ number }) => {
      this.dispatchEvent(new ChangeUndoneEvent({ scheduleId: this.scheduleId, undone: number }));
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
    this.#reach = firstReach;
    this.#past = undefined;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const past = this.#past;
    const frame = {
      title: words.text("history.title"),
      subtitle: html`<p class="muted">${words.text("history.text")}</p>`,
    };
    if (past === undefined) {
      return renderPanel(this, {
        ...frame,
        query: this.#changes,
        skeletonRows: 6,
        bar: this.#tools(),
        content: (shown) => this.#content(shown),
      });
    }
    const { state, value } = this.#pastPage;
    return renderPanel(this, {
      ...frame,
      query: { state, status: this.#changes.status, reload: () => this.#pastPage.reload() },
      bar: pastHead(words, past, value, () => void this.#showPast(undefined)),
      content: (page) => pastList(words, page, (anchor) => void this.#morePast(page, anchor)),
    });
  }

  #tools(): TemplateResult {
    const { words } = this;
    const kinds = historyKinds.map((kind) => [kind, words.text(`history.kind.${kind}`)] as const);
    return html`<div class="bar">
      ${selectField({
        part: "kind",
        label: words.text("history.kind"),
        options: [["", words.text("history.kind.all")], ...kinds],
        value: this.#kind ?? "",
        change: (chosen) => {
          this.#kind = historyKinds.find((kind) => kind === chosen);
          this.#reach = firstReach;
          this.requestUpdate();
        },
      })}
      <form class="as-of cluster medium" part="as-of" @submit=${this.#submitted}>
        <label for="as-of">${words.text("history.as-of")}</label>
        <input id="as-of" class="field" type="datetime-local" required />
        ${button(words.text("history.as-of.show"), {})}
      </form>
    </div>`;
  }

  #content({ rows, isMore }: LoadedHistory): TemplateResult {
    const { words } = this;
    const isFiltered = this.#kind !== undefined || this.personId;
    const empty = isMore ? "history.none-found" : isFiltered ? "history.none" : "history.empty";
    const actions: EntryActions = {
      undone: undoneAmong(rows.flat()),
      undo: (entry, anchor) => void this.#undo.ask(entry, anchor),
      listAfter: ({ number }) => void this.#showPast({ number }),
    };
    const days = groupBy(rows, ([{ at }]) => timesIn(words).text(at, "fullDay"));
    return html`${
      rows.length === 0
        ? statePage("clock", words.text(empty), words.text(`${empty}.text`))
        : html`<ul class="lined">
            ${[...days].map(([day, of]) => this.#day(day, of, actions))}
          </ul>`
    }
    ${
      isMore
        ? html`<div class="foot">
            ${button(words.text("history.older"), { part: "older", click: () => void this.#older(rows) })}
          </div>`
        : nothing
    }`;
  }

  #day(day: string, rows: readonly HistoryRow[], actions: EntryActions): TemplateResult {
    return html`<li>
      <h3 class="day muted small">${day}</h3>
      <ul>
        ${repeat(
          rows,
          (row) => row.at(-1)?.number,
          (row) => (row.length > 1 ? foldedRow(this.words, row, actions) : entryRow(this.words, row[0], actions)),
        )}
      </ul>
    </li>`;
  }

  get #filter(): HistoryFilter {
    const { scheduleId, personId } = this;
    return { scheduleId, ...(personId && { personId }) };
  }

  #asked(past: PastMoment = { number: 0 }) {
    return { scheduleId: this.scheduleId, ...past, limit: 50 };
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

  async #older(shown: readonly HistoryRow[]): Promise<void> {
    this.#reach = { rows: shown.length + pageRows.more, presses: this.#reach.presses + 1 };
    await this.#changes.refresh();
    await this.updateComplete;
    const last = shown.at(-1)?.at(-1)?.number ?? Infinity;
    const next = this.#changes.value?.rows.flat().find(({ number }) => number < last);
    const row = this.renderRoot.querySelector(`[data-number="${next?.number ?? 0}"]`);
    (
      row?.closest("details")?.querySelector("summary") ?? row?.querySelector<HTMLElement>("[part=list-after]")
    )?.focus();
  }

  async #morePast(page: ListMembersAsOfOutput, anchor: HTMLElement): Promise<void> {
    if (page.next === null || this.client === undefined) return;
    try {
      const next = await this.client.history.listMembers({ ...this.#asked(this.#past), after: page.next });
      if (this.#pastPage.value !== page) return;
      this.#pastPage.set({ ...next, rows: [...page.rows, ...next.rows] });
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
