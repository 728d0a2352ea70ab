import { html, nothing, type TemplateResult } from "lit";
import type { Reason } from "@rollcall/core/contract";
import { reasonWords } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { Tabs } from "../../ui/panel/tabs.ts";
import { textField } from "../../ui/fields/text-field.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { type Candidate, type CandidateGroup, CandidateList } from "./candidate-list.ts";
import { candidateWords } from "./offers.messages.ts";

/** The element whose shifts people take. */
export interface OffersHost extends PanelElement<string> {
  readonly scheduleId: string;
}

/** A shift in one line: `Late, Mon 23 Nov, 14:00 – 22:00`. */
export function shiftTitle({ words }: OffersHost, { kind, start, end, timeZone }: ListedShift): string {
  const times = timesIn(words, timeZone);
  return `${kind}, ${times.text(start, "day")}, ${times.hours(instantOf(start), instantOf(end))}`;
}

/** The people who may take a shift, or everyone with the reasons against it, with a search. Needs `candidateStyles`. */
export class CandidatePicker {
  readonly #host: OffersHost;
  readonly #tabs: Tabs<CandidateGroup, ListedShift>;
  #list: CandidateList | undefined;

  /** `row` draws the `<li>` of a person. */
  constructor(host: OffersHost, row: (shift: ListedShift, person: Candidate) => TemplateResult) {
    this.#host = host;
    const panel = () => (shift: ListedShift) => this.#rows(shift, row);
    this.#tabs = new Tabs(host, {
      label: () => this.#words.text("candidates.lists"),
      tabs: [
        { id: "eligible", label: () => this.#words.text("candidates.eligible"), load: panel },
        { id: "everyone", label: () => this.#words.text("candidates.everyone"), load: panel },
      ],
      open: () => this.#list?.group ?? "eligible",
      select: (group) => void this.#list?.show(group),
    });
  }

  /** The people listed so far. */
  get people(): readonly Candidate[] {
    return this.#list?.rows ?? [];
  }

  get problem() {
    return this.#list?.problem;
  }

  /** Lists the people for a shift. */
  start({ id }: ListedShift): void {
    this.#list = new CandidateList(this.#host, id);
    void this.#list.show("eligible");
  }

  /** Cancels loading. */
  end(): void {
    this.#list?.end();
  }

  render(shift: ListedShift): TemplateResult {
    const label = this.#words.text("candidates.search");
    const search = textField({
      ...{ id: "candidate-search", type: "search", spellcheck: false, maxLength: 200, label, placeholder: label },
      input: (typed) => void this.#list?.show(this.#list.group, typed),
      keydown: keepOpen,
    });
    return html`${search}
      <div class="scroll candidates">${this.#tabs.render(shift)}</div>`;
  }

  get #words() {
    return this.#host.wordsWith(candidateWords);
  }

  #rows(shift: ListedShift, row: (shift: ListedShift, person: Candidate) => TemplateResult): TemplateResult {
    const list = this.#list;
    if (list === undefined) return html``;
    const words = this.#words;
    const { rows, isLoading, hasMore, evaluated, group } = list;
    const none = words.text(group === "eligible" ? "candidates.none" : "candidates.no-match");
    const count = words.text("candidates.evaluated", { count: evaluated });
    return html`<ul class="lined">
        ${rows.map((person) => row(shift, person))}
      </ul>
      <p class="muted small" role="status">
        ${isLoading ? words.text("panel.pending") : rows.length === 0 ? `${none} ${count}` : nothing}
      </p>
      ${
        hasMore && !isLoading
          ? button(words.text("candidates.more"), { part: "more", look: "button small", click: () => list.more() })
          : nothing
      }`;
  }
}

/** Enter already searches immediately, and must not submit the form around the field. */
function keepOpen(event: KeyboardEvent): void {
  if (event.key === "Enter") event.preventDefault();
}

/** A person's name, whether they may take the shift, and the reasons. */
export function candidateStates(host: OffersHost, { name, eligible, blocking, warnings }: Candidate): TemplateResult {
  const because = (reasons: Candidate["blocking"], tone: "warn" | "danger"): TemplateResult[] =>
    reasons.map((reason) => {
      const { title } = reasonWords(host.words, reason);
      const needed = neededBy(reason);
      const text = needed === undefined ? title : `${title}: ${needed}`;
      return stateLabel(tone === "danger" ? "stop" : "warning", text, { tone });
    });
  const fits = host.wordsWith(candidateWords).text("candidates.fits");
  return html`<span class="stack gap-0"
    ><bdi class="strong">${name}</bdi
    >${eligible ? stateLabel("done", fits, { tone: "ok" }) : because(blocking, "danger")}${because(warnings, "warn")}</span
  >`;
}

/** The skill or certification that a person lacks. */
function neededBy(reason: Reason): string | undefined {
  switch (reason.code) {
    case "worker.skill-missing":
    case "worker.certification-missing":
    case "worker.certification-expired":
      return reason.details?.name;
    default:
      return undefined;
  }
}
