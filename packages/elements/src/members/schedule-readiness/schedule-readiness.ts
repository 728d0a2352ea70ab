import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { icon } from "../../ui/controls/icons.ts";
import { renderListTable } from "../../ui/lists/list-table.ts";
import { PagedQueryController } from "../../ui/lists/paged-query-controller.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { tableStyles } from "../../ui/styles/table.styles.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import type { Nudge } from "./nudge/nudge.ts";
import { type ReadinessKey, readinessWords } from "./schedule-readiness.messages.ts";
import { readinessMeasure, type ReadinessPage, type ReadinessRow, readinessRow } from "./readiness-row.ts";
import { ScheduleReadyEvent } from "./schedule-readiness.events.ts";
import { readinessStyles } from "./schedule-readiness.styles.ts";

const filters = ["everybody", "waiting", "ready"] as const;

/** Only members with this readiness, or everyone. */
interface Filter {
  readonly readiness?: ReadinessRow["readiness"];
}

type ListedPage = ReadinessPage & { readonly total: number };

const keyOf = ({ personId }: ReadinessRow): string => personId;

/**
 * Which assignable members of a schedule are ready, and what the others lack: an account or a calendar (X7, Q16). Place it
 * inside a `<rollcall-provider>`.
 *
 * Changes by others appear within a second; an event is fired when everyone has become ready. Members who manage the list can
 * remind the others, at most once every 24 hours. Only the visible rows of a long list are drawn.
 *
 * @summary Whether it is safe to assign: account and calendar of each assignable member.
 * @slot title - The heading. Defaults to "Readiness".
 * @slot header - Additional controls in the header.
 * @fires {ScheduleReadyEvent} rollcall-schedule-ready - The last assignable member has become ready.
 * @csspart panel - The whole component.
 * @csspart header - Title, filter and meter.
 * @csspart title - The heading.
 * @csspart filter - The filter.
 * @csspart meter - How many are ready, as a bar.
 * @csspart count - How many are ready, as text.
 * @csspart scroller - The scroll container of the rows.
 * @csspart table - The table.
 * @csspart row - One assignable member.
 * @csspart name - The name of a member.
 * @csspart cannot-reply - Warns that the portal of a member is paused.
 * @csspart tick - The state of account or calendar.
 * @csspart everybody - Clears the filter.
 * @csspart nudge-start - Reminds the others.
 * @csspart recipients - Who gets a reminder.
 * @csspart nudge - The progress and results of a reminder.
 * @csspart nudge-stop - Stops it.
 * @csspart nudge-retry - Reminds the people who are left.
 * @csspart nudge-close - Closes the results.
 * @csspart refused - Who can't be emailed, and why.
 * @csspart reason - Why something isn't possible.
 * @csspart notice - The state of the connection.
 * @csspart state-page - A state shown instead of rows.
 * @csspart retry - Tries again.
 * @cssprop --schedule-readiness-rows-height - The height above which the rows scroll.
 */
export class ScheduleReadiness extends RollcallElement<ReadinessKey> {
  static override styles = [...panelStyles, tableStyles, readinessStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule to show. */
  declare scheduleId: string;

  protected override readonly catalogue = readinessWords;
  #schedule: ReadinessPage["schedule"] | undefined;
  #nudge: Nudge | undefined;
  readonly #why = new WhyNot(this);

  readonly #list = new PagedQueryController<ReadinessRow, Filter, ListedPage>(this, {
    key: () => this.scheduleId || undefined,
    query: {},
    fetch: async ({ members }, input, signal) => {
      const page = await members.listReadiness({ ...input, scheduleId: this.scheduleId }, { signal });
      return { ...page, total: totalOf(page.schedule, input) };
    },
    rowsOf: ({ rows }) => rows,
    keyOf,
    topics: ({ schedule }) => ({ [schedule.id]: schedule.number }),
    placed: ({ schedule }) => {
      this.#schedule = schedule;
    },
    changed: ({ events }) => {
      const isReady = events.some(({ type }) => type === "schedule-ready");
      if (isReady) this.dispatchEvent(new ScheduleReadyEvent({ scheduleId: this.scheduleId }));
      return true;
    },
  });

  constructor() {
    super();
    this.scheduleId = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("scheduleId")) return;
    this.#schedule = undefined;
    this.#nudge?.clear();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const schedule = this.#schedule;
    return renderPanel(this, {
      title: words.text("readiness.title"),
      query: this.#list,
      actions: schedule?.assignables
        ? html`${this.#nudgeButton(schedule)} ${this.#filter()} ${readinessMeasure(words, schedule)}`
        : nothing,
      bar: this.#nudge?.render() ?? nothing,
      content: () => (this.#list.rows.length === 0 ? this.#empty() : this.#rows()),
    });
  }

  #filter(): TemplateResult {
    const { readiness = "everybody" } = this.#list.query;
    return html`<select
      id="filter"
      class="field"
      part="filter"
      aria-label=${this.words.text("readiness.filter")}
      @change=${({ currentTarget }: Event) => this.#show((currentTarget as HTMLSelectElement).value)}
    >
      ${filters.map(
        (filter) =>
          html`<option value=${filter} .selected=${filter === readiness}>
            ${this.words.text(`readiness.filter.${filter}`)}
          </option>`,
      )}
    </select>`;
  }

  #show(filter: string): void {
    void this.#list.load(filter === "ready" || filter === "waiting" ? { readiness: filter } : {});
  }

  /** The button that reminds the others (X7); for callers who can't, it explains why (X1). */
  #nudgeButton({ id, refused, assignables, ready }: ReadinessPage["schedule"]): TemplateResult | typeof nothing {
    const reasons = refused["add-members"];
    const waiting = assignables - ready;
    if (waiting === 0) return nothing;
    return button(html`${icon("mail")}<span>${this.words.text("readiness.nudge")}</span>`, {
      part: "nudge-start",
      isBusy: reasons !== undefined || this.#nudge?.isBusy,
      click: ({ currentTarget }) =>
        reasons ? this.#why.show(reasons, currentTarget) : this.#startNudge(id, waiting, currentTarget),
    });
  }

  async #startNudge(scheduleId: string, waiting: number, anchor: HTMLElement): Promise<void> {
    try {
      const { Nudge } = await import("./nudge/nudge.ts");
      this.#nudge ??= new Nudge(this);
    } catch {
      return this.#why.show([{ code: "server.unreachable" }], anchor);
    }
    await this.#nudge.start(scheduleId, waiting);
  }

  #empty(): TemplateResult {
    const { words } = this;
    if (this.#schedule?.assignables === 0) {
      return statePage("unavailable", words.text("readiness.none"), words.text("readiness.none.text"));
    }
    const [drawn, key] =
      this.#list.query.readiness === "ready" ? (["clock", "none-ready"] as const) : (["done", "none-waiting"] as const);
    const all = button(words.text("readiness.everybody"), { part: "everybody", click: () => this.#show("everybody") });
    return statePage(drawn, words.text(`readiness.${key}`), words.text(`readiness.${key}.text`), all);
  }

  #rows(): TemplateResult {
    const { words } = this;
    const column = (text: string): TemplateResult => html`<th role="columnheader" scope="col">${text}</th>`;
    return renderListTable({
      list: this.#list,
      label: words.text("readiness.title"),
      head: html`${column(words.text("column.name"))} ${column(words.text("readiness.account"))}
      ${column(words.text("readiness.calendar"))}`,
      keyOf,
      row: (row, index) => readinessRow(words, row, index),
      bars: 3,
      skeletonRows: 8,
    });
  }
}

/** How many members match a filter, from the totals of the schedule. */
const totalOf = ({ assignables, ready }: ReadinessPage["schedule"], { readiness }: Filter): number =>
  readiness === undefined ? assignables : readiness === "ready" ? ready : assignables - ready;

declare global {
  interface HTMLElementTagNameMap {
    "schedule-readiness": ScheduleReadiness;
  }
}
