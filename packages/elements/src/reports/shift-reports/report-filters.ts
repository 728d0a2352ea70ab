import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { PersonField } from "../../ui/fields/person-field.ts";
import type { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { labelledField, labelledSelect } from "../../ui/fields/text-field.ts";
import { answerChoices, choiceText } from "../answers/answer-choices.ts";
import type { FilterOptions, ReportFilters } from "./load-reports.ts";
import type { ShiftReportsKey } from "./shift-reports.messages.ts";

const states = ["new", "seen", "asked-back", "amended", "submitted"] as const;

/** What is chosen in the filters; empty for all. */
interface Chosen {
  readonly schedule: string;
  readonly kind: string;
  readonly state: "" | (typeof states)[number];
  readonly from: string;
  readonly until: string;
  /** The number of the answer among those of the form. */
  readonly answer: string;
}

const everything: Chosen = { schedule: "", kind: "", state: "", from: "", until: "", answer: "" };

/** The element with the filters. */
interface FiltersHost extends RollcallElement<ShiftReportsKey> {
  readonly scheduleId: string | undefined;
}

/** The filters of reports: schedule, kind, state, person, period, and an answer to a question of the kind's form. */
export class ReportFilterFields {
  readonly #host: FiltersHost;
  readonly #person: PersonField;
  #chosen = everything;
  #options: FilterOptions = { forms: [], schedules: [] };

  constructor(host: FiltersHost) {
    this.#host = host;
    this.#person = new PersonField(host, {
      id: "person",
      part: "person",
      label: () => ({ shown: host.words.text("shift-reports.person") }),
      search: async ({ members, people }, asked, signal) => {
        const { scheduleId } = host;
        if (scheduleId !== undefined) return (await members.list({ scheduleId, ...asked }, { signal })).rows;
        return (await people.list(asked, { signal })).rows.map((person) => ({ ...person, personId: person.id }));
      },
    });
  }

  /** The filters in the format of the list. */
  get filters(): ReportFilters {
    const { schedule, kind, state, from, until } = this.#chosen;
    const scheduleId = this.#host.scheduleId ?? schedule;
    const { personId } = this.#person;
    const answer = this.#answers[Number(this.#chosen.answer || -1)];
    return {
      ...(scheduleId !== "" && { scheduleId }),
      ...(kind !== "" && { kind }),
      ...(personId !== null && { personId }),
      ...((state === "new" || state === "seen") && { seen: state === "seen" }),
      ...(state !== "" && state !== "new" && state !== "seen" && { state }),
      ...(from !== "" && { from: startOf(from, 0) }),
      ...(until !== "" && { until: startOf(until, 1) }),
      ...(answer && { answer: { field: answer.field.id, equals: answer.equals } }),
    };
  }

  /** How many filters are set. */
  get count(): number {
    const isSet = Object.values(this.#chosen).filter((value) => value !== "").length;
    return isSet + (this.#person.personId === null ? 0 : 1);
  }

  clear(): void {
    this.#chosen = everything;
    this.#person.reset();
    this.#host.requestUpdate();
  }

  render(options: FilterOptions): TemplateResult {
    this.#options = options;
    const { words, scheduleId } = this.#host;
    const kinds = options.forms.map(({ kind }) => [kind, kind] as const);
    return html`<details class="filters" part="filters">
      <summary>
        ${this.count === 0 ? words.text("shift-reports.filters") : words.text("shift-reports.filters.count", { count: this.count })}
      </summary>
      <div class="fields">
        ${
          scheduleId === undefined
            ? this.#select(
                "schedule",
                options.schedules.map(({ id, name }) => [id, name]),
              )
            : nothing
        }
        ${this.#select("kind", kinds)}
        ${this.#select(
          "state",
          states.map((state) => [state, words.text(`shift-reports.state.${state}`)]),
        )}
        ${this.#person.render()} ${this.#date("from")} ${this.#date("until")} ${this.#answer()}
      </div>
      ${this.count === 0 ? nothing : button(words.text("shift-reports.clear"), { part: "clear", look: "button small", click: () => this.clear() })}
    </details>`;
  }

  get #answers() {
    return answerChoices(this.#options.forms.find(({ kind }) => kind === this.#chosen.kind)?.fields ?? []);
  }

  #answer(): TemplateResult {
    const { words } = this.#host;
    const answers = this.#answers.map(({ field: { label: question }, equals }, index) => {
      const answer = choiceText(words, equals);
      return [String(index), words.text("shift-reports.answer.is", { question, answer })] as const;
    });
    return this.#select(
      "answer",
      answers,
      this.#chosen.kind === "" ? words.text("shift-reports.answer.text") : undefined,
    );
  }

  #select(
    name: "schedule" | "kind" | "state" | "answer",
    options: readonly (readonly [string, string])[],
    hint?: string,
  ): TemplateResult {
    const { words } = this.#host;
    return labelledSelect(
      words.text(`shift-reports.${name}`),
      {
        ...{ id: name, part: `filter-${name}`, value: this.#chosen[name] },
        ...(hint !== undefined && { describedBy: `${name}-text` }),
        options: [["", words.text("shift-reports.all")], ...options],
        // Answers belong to a kind.
        change: (value) => this.#choose({ [name]: value, ...(name === "kind" && { answer: "" }) }),
      },
      hint,
    );
  }

  #date(name: "from" | "until"): TemplateResult {
    return labelledField(this.#host.words.text(`shift-reports.${name}`), {
      ...{ id: name, part: `filter-${name}`, type: "date", value: this.#chosen[name] },
      input: (value) => this.#choose({ [name]: value }),
    });
  }

  #choose(values: Partial<Chosen>): void {
    this.#chosen = { ...this.#chosen, ...values };
    this.#host.requestUpdate();
  }
}

/** The start of a date in the reader's time zone, or of the day after it. */
function startOf(date: string, daysLater: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater).toISOString();
}
