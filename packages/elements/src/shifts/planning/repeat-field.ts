import type { CreateSeriesInput, CreateSeriesOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { weekdayName, weekdays } from "../../availability/my-availability/month.ts";
import type { FieldProblem } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { labelled, labelledField, labelledSelect, textField } from "../../ui/fields/text-field.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { ShiftsHost } from "../schedule-shifts/shift-commands.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";
import { chosenWeekdays, noRepeat, type Repeat, wrongField } from "./repeat-rule.ts";

/** How many dates the preview lists. */
const maxDates = 6;

const units = { daily: "repeat.days", weekly: "repeat.weeks", monthly: "repeat.months" } as const;

/** The fields that make a new shift repeat, with a preview of the dates by dry run. */
export class RepeatField {
  readonly #host: ShiftsHost;
  readonly #preview: QueryController<CreateSeriesOutput>;
  #repeat = noRepeat;

  /**
   * @param host the element
   * @param asked the series that would be created; `undefined` while the form is closed or incomplete
   */
  constructor(host: ShiftsHost, asked: () => CreateSeriesInput | undefined) {
    this.#host = host;
    this.#preview = new QueryController<CreateSeriesOutput>(host, {
      key: () => {
        const input = asked();
        return input && JSON.stringify(input);
      },
      load: async (client, signal) => {
        const input = asked();
        if (input === undefined) return { seriesId: "", shiftIds: [], dates: [], more: false };
        return (await client.shifts.createSeries.dryRun(input, { signal })).output;
      },
    });
  }

  /** How the shift repeats. */
  get value(): Repeat {
    return this.#repeat;
  }

  get isOn(): boolean {
    return this.#repeat.frequency !== "never";
  }

  reset(): void {
    this.#repeat = noRepeat;
  }

  check(date: string): FieldProblem | undefined {
    const wrong = wrongField(this.#repeat, date);
    return wrong && { field: `repeat-${wrong}`, message: this.#words.text(`repeat.${wrong}.invalid`) };
  }

  get #words(): Words<PlanningKey> {
    return this.#host.wordsWith(planningWords);
  }

  render(date: string): TemplateResult {
    const words = this.#words;
    const { frequency } = this.#repeat;
    const options = (["never", "daily", "weekly", "monthly"] as const).map(
      (one) => [one, words.text(`repeat.${one}`)] as const,
    );
    return html`${labelledSelect(words.text("repeat.label"), {
      id: "repeat-frequency",
      part: "repeat",
      options,
      value: frequency,
      change: (value) => this.#set({ frequency: value as Repeat["frequency"] }),
    })}
    ${frequency === "never" ? nothing : this.#rule(frequency, date)}`;
  }

  #rule(frequency: keyof typeof units, date: string): TemplateResult {
    const words = this.#words;
    const { interval, ends, until, count } = this.#repeat;
    const ending = (["never", "until", "count"] as const).map(
      (one) => [one, words.text(`repeat.ends.${one}`)] as const,
    );
    return html`<div class="span">
        ${labelled(
          "repeat-interval",
          words.text("repeat.every"),
          html`<div class="cluster nowrap">
            ${this.#number("interval", interval, 99)}
            <span>${words.text(units[frequency], { count: Number(interval) || 2 })}</span>
          </div>`,
        )}
        ${frequency === "weekly" ? this.#weekdays(date) : nothing}
        ${frequency === "monthly" ? this.#day(date) : nothing}
        ${labelledSelect(words.text("repeat.ends"), {
          id: "repeat-ends",
          options: ending,
          value: ends,
          change: (value) => this.#set({ ends: value as Repeat["ends"] }),
        })}
        ${
          ends === "until"
            ? labelledField(words.text("repeat.until"), {
                id: "repeat-until",
                type: "date",
                value: until,
                input: (value) => this.#set({ until: value }),
              })
            : nothing
        }
        ${
          ends === "count"
            ? labelled("repeat-count", words.text("repeat.count"), this.#number("count", count, 1000))
            : nothing
        }
      </div>
      ${this.#dates()}
      <p class="muted small">${words.text("repeat.note")}</p>`;
  }

  #number(name: "interval" | "count", value: string, max: number): TemplateResult {
    return textField({
      ...{ id: `repeat-${name}`, type: "number", min: 1, max, initial: value },
      input: (typed) => this.#set({ [name]: typed }),
    });
  }

  #weekdays(date: string): TemplateResult {
    const words = this.#words;
    const chosen = chosenWeekdays(this.#repeat, date);
    const toggle = (weekday: number): void => {
      const others = chosen.filter((one) => one !== weekday);
      this.#set({ weekdays: others.length < chosen.length ? others : [...chosen, weekday] });
    };
    return html`<fieldset class="weekdays">
      <legend>${words.text("repeat.on")}</legend>
      <div class="cluster gap-1">
        ${weekdays(words.lang).map(
          (weekday) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                class="box"
                part="weekday"
                aria-label=${weekdayName(words, weekday)}
                .checked=${chosen.includes(weekday)}
                @change=${() => toggle(weekday)}
              />${weekdayName(words, weekday, "short")}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #day(date: string): TemplateResult {
    const words = this.#words;
    const options = [
      ["day", words.text("repeat.on-day", { day: Number(date.slice(8)) || 1 })],
      ["last", words.text("repeat.on-last-day")],
    ] as const;
    return labelledSelect(words.text("repeat.on"), {
      id: "repeat-day",
      options,
      value: this.#repeat.isOnLastDay ? "last" : "day",
      change: (value) => this.#set({ isOnLastDay: value === "last" }),
    });
  }

  /** The number of shifts, and the next dates. */
  #dates(): TemplateResult {
    const words = this.#words;
    const { state, value } = this.#preview;
    const times = timesIn(words, "UTC");
    const last = value?.dates.at(-1);
    const isPending = state.kind === "pending";
    const listed = value?.dates.slice(0, maxDates).map((date) => times.text(date, "day")) ?? [];
    const more = (value?.dates.length ?? 0) > listed.length ? " …" : "";
    const total =
      value &&
      last &&
      words.text(value.more ? "repeat.more" : "repeat.preview", {
        count: value.dates.length,
        last: times.text(last, "date"),
      });
    return html`<div class="summary tint stack" part="dates" role="status">
      ${isPending ? words.text("repeat.pending") : nothing} ${total ? html`<p class="strong">${total}</p>` : nothing}
      ${total ? html`<p class="small">${words.text("repeat.dates", { dates: listed.join(", ") })}${more}</p>` : nothing}
    </div>`;
  }

  #set(change: Partial<Repeat>): void {
    this.#repeat = { ...this.#repeat, ...change };
    this.#host.requestUpdate();
  }
}
