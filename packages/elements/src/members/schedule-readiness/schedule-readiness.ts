import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "../../ui/controls.styles.ts";
import { icon } from "../../ui/icons.ts";
import { connectionNotice, renderPanelState, statePage } from "../../ui/panel-states.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { panel } from "../../ui/panel.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
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
 * Who of the assignable members of a schedule is ready, and what the others lack: an account, or a calendar (X7, Q16). It
 * stands inside a `<rollcall-provider>`.
 *
 * What others change shows within the second, and the page is told when everybody has become ready. Whoever tends the list
 * can nudge the rest: nobody is asked twice within 24 hours.
 *
 * @summary Whether it is safe to assign: account and calendar of each assignable member.
 * @slot title - The heading; "Readiness" if left out.
 * @slot header - More controls at the top.
 * @fires {ScheduleReadyEvent} rollcall-schedule-ready - The last assignable member has become ready.
 * @csspart panel - Everything.
 * @csspart header - Title, filter and meter.
 * @csspart title - The heading.
 * @csspart filter - Whom to show.
 * @csspart meter - How many of how many.
 * @csspart count - The same in words.
 * @csspart rows - The list.
 * @csspart row - One assignable member.
 * @csspart name - Their name.
 * @csspart cannot-reply - That the portal is shut to them.
 * @csspart tick - One of the two ticks.
 * @csspart nudge-start - The button that nudges the rest.
 * @csspart nudge - What comes of a nudge.
 * @csspart nudge-stop - The button that stops it.
 * @csspart nudge-rest - The button that asks those who are left.
 * @csspart nudge-close - The button that closes what came of it.
 * @csspart refused - Who cannot be mailed, and why.
 * @csspart reason - Why something is not possible.
 * @csspart previous - The button to the page before.
 * @csspart next - The button to the next page.
 * @csspart notice - The state of the connection.
 * @csspart state-page - What stands there instead of rows.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of what is there.
 * @cssprop --rollcall-warn - Colour of what somebody should look at.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class ScheduleReadiness extends RollcallElement<ReadinessKey> {
  static override styles = [tokens, controls, overlays, panel, readinessStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule to look at. */
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
      this.#nudge?.forget();
    }
  }

  protected override updated(): void {
    this.#listen(this.#page.value);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const page = this.#page.value;
    return html`
      <section class="panel" part="panel" aria-label=${words.text("readiness.title")}>
        <header class="head" part="header">
          <h2 class="grow" part="title"><slot name="title">${words.text("readiness.title")}</slot></h2>
          <slot name="header"></slot>
          ${page && page.schedule.assignables > 0 ? html`${this.#nudger(page)} ${this.#choice()} ${readinessMeasure(words, page.schedule)}` : nothing}
        </header>
        ${this.#nudge?.render((personId) => this.#nameOf(personId)) ?? nothing} ${connectionNotice(words, this.#page)}
        ${renderPanelState(words, this.#page) ?? nothing} ${page ? (this.#empty(page) ?? this.#rows(page)) : nothing}
      </section>
      ${this.#why.render()}
    `;
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

  /** The button that asks those who are waited for (X7); whoever does not tend the list hears why not (X1). */
  #nudger({ schedule }: ReadinessPage): TemplateResult | typeof nothing {
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
      this.#nudge ??= new Nudge(this);
    } catch {
      return this.#why.show([{ code: "server.unreachable" }], anchor);
    }
    await this.#nudge.start({ scheduleId, waiting });
  }

  #nameOf(personId: string): string | undefined {
    const row = this.#page.value?.rows.find((one) => one.personId === personId);
    return row && nameOf(row);
  }

  #empty({ rows, schedule }: ReadinessPage): TemplateResult | undefined {
    const { words } = this;
    if (rows.length > 0) return undefined;
    if (schedule.assignables === 0) {
      return statePage("unavailable", words.text("readiness.nobody"), words.text("readiness.nobody.text"));
    }
    const [drawn, key] =
      this.#filter === "ready" ? (["clock", "nobody-ready"] as const) : (["done", "nobody-waiting"] as const);
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

  /** Asks for others, or for another page of them; what shows stays until they are there. */
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

  /** Hears when the schedule becomes ready. */
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
          if (events.some(({ type }) => type === "schedule-ready")) this.dispatchEvent(new ScheduleReadyEvent(topic));
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
