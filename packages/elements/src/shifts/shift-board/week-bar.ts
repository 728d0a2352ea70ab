import { html, nothing, type TemplateResult } from "lit";
import { addDays } from "../../availability/my-availability/month.ts";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { BoardGrouping } from "./board-rows.ts";
import type { BoardDay } from "./load-board.ts";
import type { BoardKey } from "./shift-board.messages.ts";

// From lucide (ISC license).
const chevrons = { previous: "m15 18-6-6 6-6", next: "m9 18 6-6-6-6" } as const;

/** What the bar shows and does. */
export interface WeekBarOptions {
  readonly words: Words<BoardKey>;
  /** The days of the week; empty while it loads. */
  readonly days: readonly BoardDay[];
  /** A date in the week; `undefined` until it is known. */
  readonly date: string | undefined;
  /** Shows the week of a date, or the current one. */
  readonly show: (date: string | undefined) => void;
  /** What the rows are; `undefined` if there are none. */
  readonly grouping: BoardGrouping | undefined;
  readonly group: (grouping: BoardGrouping) => void;
  readonly search: (search: string) => void;
}

/** The bar that chooses the week and the rows. */
export function weekBar({ words, days, date, show, grouping, group, search }: WeekBarOptions): TemplateResult {
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  const step = (part: "previous" | "next", by: number): TemplateResult =>
    button(drawing(chevrons[part]), {
      part,
      look: "icon-button flips",
      tooltip: words.text(`board.${part}`),
      isDisabled: date === undefined,
      click: () => date !== undefined && show(addDays(date, by)),
    });
  const today = { part: "today", look: "button small", click: () => show(undefined) };
  const choose = ({ currentTarget }: Event): void => group((currentTarget as HTMLSelectElement).value as BoardGrouping);
  const label = words.text(`board.search.${grouping ?? "shifts"}`);
  return html`<div class="bar">
    <div class="cluster nowrap gap-1">
      ${step("previous", -7)} ${button(words.text("board.today"), today)} ${step("next", 7)}
    </div>
    <p id="week" class="grow medium strong" aria-live="polite">
      ${first && last ? timesIn(words, "UTC").span(first, last, "date") : nothing}
    </p>
    <span class="search" role="search"
      >${icon("search")}<input
        id="board-search"
        class="field"
        part="search"
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        placeholder=${label}
        aria-label=${label}
        @input=${({ currentTarget }: Event) => search((currentTarget as HTMLInputElement).value)}
    /></span>
    ${
      grouping === undefined
        ? nothing
        : html`<select
            id="group-by"
            class="field"
            part="group-by"
            aria-label=${words.text("board.group-by")}
            @change=${choose}
          >
            ${(["people", "positions"] as const).map(
              (one) => html`<option value=${one} .selected=${one === grouping}>${words.text(`board.${one}`)}</option>`,
            )}
          </select>`
    }
  </div>`;
}
