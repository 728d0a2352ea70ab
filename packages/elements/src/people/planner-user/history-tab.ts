import type { ListPersonHistoryOutput, ProfileChangeView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { valuesOf } from "../../history/member-history/entry-row.ts";
import type { HistoryRow } from "../../history/member-history/fold-entries.ts";
import { type LoadedRows, loadRows, pageRows, type Reach } from "../../history/member-history/load-history.ts";
import { asMarkup, changesOf, foldedSentence, sentenceOf } from "../../history/member-history/sentence-of.ts";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { timesIn } from "../../ui/text/times.ts";
import { type HistorySource, ProfileHistory } from "../profile/profile-history.ts";
import { type PersonHistoryKey, personHistoryWords } from "./history-tab.en.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

type Entry = ListPersonHistoryOutput["entries"][number];
type ChangeRow = (change: ProfileChangeView) => TemplateResult;

/** The choices of the filter and the entries they show. */
const kinds: readonly (readonly [id: string, key: PersonHistoryKey, isShown: (entry: Entry) => boolean])[] = [
  ["", "person.history.all", () => true],
  [":account", "person.history.account", ({ schedule, profile }) => schedule === null && profile.length === 0],
  [":schedules", "person.history.schedules", (entry) => entry.schedule !== null && !isAboutShifts(entry)],
  [":shifts", "person.history.shifts", (entry) => isAboutShifts(entry)],
];

const isAboutShifts = ({ lines }: Entry): boolean => lines[0]?.type.startsWith("shift") ?? false;

const firstReach: Reach = { rows: pageRows.first, presses: 0 };

/** How much "Show older" has loaded of one list. */
interface OlderReach extends Reach {
  readonly key: string;
}

/** The tab with everything that happened to a person: account, access, profile, and memberships (X8, X12). */
export class HistoryTab {
  readonly #host: PanelElement<PlannerUserKey>;
  readonly #source: HistorySource;
  readonly #fields: ProfileHistory;
  readonly #entries: QueryController<LoadedRows<Entry>>;
  #reach: OlderReach | undefined;
  #seen: unknown;

  constructor(host: PanelElement<PlannerUserKey>, source: HistorySource) {
    this.#host = host;
    this.#source = source;
    this.#fields = new ProfileHistory(host, source, {
      choices: () => kinds.map(([id, key]) => [id, this.#words.text(key)] as const),
      render: (_choice, row) => this.#render(row),
    });
    this.#entries = new QueryController<LoadedRows<Entry>>(host, {
      key: () => (source.isOpen() && this.#kind ? this.#key : undefined),
      load: (client, signal) => {
        const personId = host.shownId ?? "";
        const isShown = this.#kind?.[2] ?? (() => false);
        const reach = this.#reach?.key === this.#key ? this.#reach : firstReach;
        return loadRows((page) => client.people.listHistory({ personId, ...page }, { signal }), isShown, reach);
      },
    });
  }

  render(): TemplateResult {
    const profile = this.#source.profile();
    // Every change to the person reloads the profile.
    if (this.#seen !== undefined && this.#seen !== profile && this.#entries.value) void this.#entries.refresh();
    this.#seen = profile;
    return this.#fields.render();
  }

  get #key(): string {
    return `${this.#host.shownId} ${this.#fields.choice}`;
  }

  get #kind(): (typeof kinds)[number] | undefined {
    return kinds.find(([id]) => id === this.#fields.choice);
  }

  get #words(): Words<PersonHistoryKey> {
    return this.#host.wordsWith(personHistoryWords);
  }

  #render(row: ChangeRow): TemplateResult {
    const words = this.#words;
    const { value } = this.#entries;
    if (value === undefined) return html`${renderPanelState(words, this.#entries)}`;
    const { rows, isMore } = value;
    return html`${
      rows.length === 0
        ? html`<p role="status">${words.text(isMore ? "person.history.none-found" : "person.history.none")}</p>`
        : html`<ol class="changes lined" tabindex="-1" aria-label=${words.text("person.history.title")}>
            ${rows.map((one) => (one.length > 1 ? foldedRow(words, one, row) : entryRow(words, one[0], row)))}
          </ol>`
    }
    ${isMore ? button(words.text("history.older"), { part: "older", click: () => void this.#older(rows) }) : nothing}`;
  }

  async #older(shown: readonly HistoryRow<Entry>[]): Promise<void> {
    const presses = this.#reach?.key === this.#key ? this.#reach.presses : 0;
    this.#reach = { key: this.#key, rows: shown.length + pageRows.more, presses: presses + 1 };
    await this.#entries.refresh();
    await this.#host.updateComplete;
    // The button may be gone.
    this.#host.renderRoot.querySelector<HTMLElement>("[part=history]:not(:has([part=older])) .changes")?.focus();
  }
}

/** Changes made together, as one line that expands. */
function foldedRow(words: Words<PersonHistoryKey>, row: HistoryRow<Entry>, change: ChangeRow): TemplateResult {
  const [newest] = row;
  const oldest = row.at(-1) ?? newest;
  return html`<li>
    <details part="fold">
      <summary>
        <b class="wrap" dir="auto">${asMarkup(foldedSentence(words, row))}</b>
        <span class="muted small">
          ${timesIn(words).span(oldest.at, newest.at, "moment")} ·
          ${words.text("history.folded.count", { count: row.length })}
        </span>
      </summary>
      <ul>
        ${row.map((entry) => entryRow(words, entry, change))}
      </ul>
    </details>
  </li>`;
}

/**
 * An entry: what happened with its values, when, on which schedule, and where it was done. Changed profile fields can be restored.
 */
function entryRow(words: Words<PersonHistoryKey>, entry: Entry, change: ChangeRow): TemplateResult {
  const { at, via, lines, schedule, profile } = entry;
  if (profile.length > 0) return html`${profile.map(change)}`;
  const through = via === null ? "" : words.text(`history.via.${via}`);
  const where = [schedule?.name ?? "", through].filter((text) => text !== "");
  return html`<li class="stack gap-0 start" part="change">
    ${lines.map((line) => {
      // The person comes first. Of the others, only the number matters here.
      const people = line.people.slice(0, 1);
      return html`<b class="wrap" dir="auto">${asMarkup(sentenceOf(words, entry, { ...line, people }))}</b>
        ${valuesOf(changesOf(words, { ...line, people, count: people.length }))}`;
    })}
    <span class="muted small">
      <time datetime=${at}>${timesIn(words).text(at, "moment")}</time
      >${where.map((text) => html` · <bdi>${text}</bdi>`)}
    </span>
  </li>`;
}
