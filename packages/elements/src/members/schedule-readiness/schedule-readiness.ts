import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../../ui/icons.ts";
import { renderPanel, statePage } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import type { StreamHub } from "../../provider/stream-hub.ts";
import { nameOf } from "../wire.ts";
import type { Nudge } from "./nudge/nudge.ts";
import { readinessMeasure } from "./readiness-measure.ts";
import { type ReadinessKey, readinessWords } from "./readiness-messages.en.ts";
import { askReadiness, type ReadinessPage, type ReadinessQuery, type ReadinessRow } from "./readiness-page.ts";
import { readinessRow } from "./readiness-row.ts";
import { ScheduleReadyEvent } from "./schedule-readiness.events.ts";
import { readinessStyles } from "./schedule-readiness.styles.ts";

type Filter = ReadinessRow["readiness"] | "everybody";

const filters: readonly Filter[] = ["everybody", "waiting", "ready"];

/**
 * Which assignable members of a schedule are ready, and what the others lack: an account or a calendar (X7, Q16). Place it
 * inside a `<rollcall-provider>`.
 *
 * Changes by others show within a second; an event is fired when everyone has become ready. Members who manage the list can
 * remind the others, at most once every 24 hours.
 *
 * @summary Whether it is safe to assign: account and calendar of each assignable member.
 * @slot title - The heading. Defaults to "Readiness".
 * @slot header - More controls at the top.
 * @fires {ScheduleReadyEvent} rollcall-schedule-ready - The last assignable member has become ready.
 * @csspart panel - The whole component.
 * @csspart header - Title, filter and meter.
 * @csspart title - The heading.
 * @csspart filter - The filter.
 * @csspart meter - How many are ready, as a bar.
 * @csspart count - How many are ready, as text.
 * @csspart rows - The list.
 * @csspart row - One assignable member.
 * @csspart name - The name of a member.
 * @csspart cannot-reply - Warns that the portal of a member is paused.
 * @csspart tick - The state of account or calendar.
 * @csspart everybody - Clears the filter.
 * @csspart nudge-start - Reminds the others.
 * @csspart nudge - The progress and results of a reminder.
 * @csspart nudge-stop - Stops it.
 * @csspart nudge-retry - Reminds those who are left.
 * @csspart nudge-close - Closes the results.
 * @csspart refused - Who can't be emailed, and why.
 * @csspart reason - Why something isn't possible.
 * @csspart previous - Shows the previous page.
 * @csspart next - Shows the next page.
 * @csspart notice - The state of the connection.
 * @csspart state-page - A state in place of rows.
 * @csspart retry - Tries again.
 */
export class ScheduleReadiness extends RollcallElement<ReadinessKey> {
  static override styles = [...panelStyles, readinessStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule to show. */
  declare scheduleId: string;

  protected override readonly catalogue = readinessWords;
  #filter: Filter = "everybody";
  #at: ReadinessQuery["at"];
  #isAsking = false;
  #heard: readonly [StreamHub | undefined, string] = [undefined, ""];
  #leave: (() => void) | undefined;
  #nudge: Nudge | undefined;
  readonly #why = new WhyNot(this);

  readonly #page = new QueryController<ReadinessPage>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => {
      const readiness = this.#filter === "everybody" ? undefined : this.#filter;
      return askReadiness(client, { scheduleId: this.scheduleId, readiness, at: this.#at }, signal);
    },
    topics: ({ schedule }) => ({ [schedule.id]: schedule.number }),
  });

  constructor() {
    super();
    this.scheduleId = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen(undefined);
  }

  protected override willUpdate(): void {
    if (this.#page.value && this.#page.value.schedule.id !== this.scheduleId) {
      this.#at = undefined;
      this.#nudge?.clear();
    }
  }

  protected override updated(): void {
    this.#listen(this.#page.value);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const page = this.#page.value;
    return renderPanel(this, {
      title: words.text("readiness.title"),
      query: this.#page,
      actions:
        page && page.schedule.assignables > 0
          ? html`${this.#nudgeButton(page)} ${this.#choice()} ${readinessMeasure(words, page.schedule)}`
          : nothing,
      bar: this.#nudge?.render() ?? nothing,
      content: (loaded) => this.#empty(loaded) ?? this.#rows(loaded),
    });
  }

  #choice(): TemplateResult {
    const { words } = this;
    return html`<select
      id="filter"
      class="field"
      part="filter"
      aria-label=${words.text("readiness.filter")}
      @change=${({ currentTarget }: Event) => this.#ask((currentTarget as HTMLSelectElement).value as Filter)}
    >
      ${filters.map(
        (filter) =>
          html`<option value=${filter} .selected=${filter === this.#filter}>
            ${words.text(`readiness.filter.${filter}`)}
          </option>`,
      )}
    </select>`;
  }

  /** The button that reminds the others (X7); for callers who can't, it explains why (X1). */
  #nudgeButton({ schedule }: ReadinessPage): TemplateResult | typeof nothing {
    const { words } = this;
    const refused = schedule.refused["add-members"];
    const waiting = schedule.assignables - schedule.ready;
    if (waiting === 0) return nothing;
    const press = ({ currentTarget }: Event): void => {
      if (refused) void this.#why.show(refused, currentTarget as HTMLElement);
      else void this.#startNudge(schedule.id, waiting, currentTarget as HTMLElement);
    };
    return html`<button
      class="button"
      part="nudge-start"
      aria-disabled=${refused || this.#nudge?.isBusy ? "true" : nothing}
      @click=${press}
    >
      ${icon("mail")}<span>${words.text("readiness.nudge")}</span>
    </button>`;
  }

  async #startNudge(scheduleId: string, waiting: number, anchor: HTMLElement): Promise<void> {
    try {
      const { Nudge } = await import("./nudge/nudge.ts");
      this.#nudge ??= new Nudge(this, (personId) => this.#nameOf(personId));
    } catch {
      return this.#why.show([{ code: "server.unreachable" }], anchor);
    }
    await this.#nudge.start(scheduleId, waiting);
  }

  #nameOf(personId: string): string | undefined {
    const row = this.#page.value?.rows.find((one) => one.personId === personId);
    return row && nameOf(row);
  }

  #empty({ rows, schedule }: ReadinessPage): TemplateResult | undefined {
    const { words } = this;
    if (rows.length > 0) return undefined;
    if (schedule.assignables === 0) {
      return statePage("unavailable", words.text("readiness.none"), words.text("readiness.none.text"));
    }
    const [drawn, key] =
      this.#filter === "ready" ? (["clock", "none-ready"] as const) : (["done", "none-waiting"] as const);
    const all = html`<button class="button" part="everybody" @click=${() => this.#ask("everybody")}>
      ${words.text("readiness.everybody")}
    </button>`;
    return statePage(drawn, words.text(`readiness.${key}`), words.text(`readiness.${key}.text`), all);
  }

  #rows({ rows, next, previous }: ReadinessPage): TemplateResult {
    const { words } = this;
    const turn = (part: string, at: ReadinessQuery["at"] | null, word: string): TemplateResult =>
      html`<button
        class="button"
        part=${part}
        aria-disabled=${at === null ? "true" : nothing}
        @click=${() => at && this.#ask(this.#filter, at)}
      >
        ${word}
      </button>`;
    return html`<ul
        part="rows"
        aria-label=${words.text("readiness.title")}
        aria-busy=${this.#isAsking ? "true" : nothing}
      >
        ${repeat(
          rows,
          ({ personId }) => personId,
          (row) => readinessRow(words, row),
        )}
      </ul>
      ${
        next === null && previous === null
          ? nothing
          : html`<nav class="foot" aria-label=${words.text("readiness.pages")}>
              ${turn("previous", previous === null ? null : { before: previous }, words.text("readiness.previous"))}
              ${turn("next", next === null ? null : { after: next }, words.text("readiness.next"))}
            </nav>`
      }`;
  }

  /** Loads another filter or page; the rows on screen stay until then. */
  #ask(filter: Filter, at?: ReadinessQuery["at"]): void {
    this.#filter = filter;
    this.#at = at;
    this.#isAsking = true;
    this.requestUpdate();
    void this.#page.refresh().then(() => {
      this.#isAsking = false;
      this.requestUpdate();
    });
  }

  /** Fires an event when the schedule becomes ready. */
  #listen(page: ReadinessPage | undefined): void {
    const { stream } = this;
    const topic = page?.schedule.id ?? "";
    if (this.#heard[0] === stream && this.#heard[1] === topic) return;
    this.#leave?.();
    this.#heard = [stream, topic];
    const quiet = (): void => undefined;
    this.#leave =
      page &&
      stream?.join(topic, page.schedule.number, {
        changed: ({ events }) => {
          if (events.some(({ type }) => type === "schedule-ready"))
            this.dispatchEvent(new ScheduleReadyEvent({ scheduleId: topic }));
        },
        reload: quiet,
        closed: quiet,
        status: quiet,
      });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-readiness": ScheduleReadiness;
  }
}
