import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { timesIn } from "../../ui/text/times.ts";
import { addDays, addMonths, datesBetween, firstWeekdayIn, monthOf, weekdayOf, weeksOf } from "./month.ts";

/** The element that draws the grid. */
export interface GridHost extends Pick<ReactiveControllerHost, "requestUpdate" | "updateComplete"> {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly words: { readonly lang: string };
}

/** What the element adds to a grid. */
export interface GridOptions {
  /** The first day that can be selected. */
  readonly today: () => string;
  /** The states of a day: what its cell shows, and in words for its accessible name. */
  readonly dayOf: (date: string) => { readonly content: unknown; readonly label: string };
  /** Called when another month is shown. */
  readonly monthChanged: () => void;
}

/**
 * A month as a grid of days in which several can be selected: by click or tap, by dragging or with Shift as a range, and by
 * keyboard with arrow keys, Home, End, Page Up, Page Down, Space and Escape (ARIA grid pattern).
 */
export class MonthGrid {
  readonly #host: GridHost;
  readonly #options: GridOptions;
  /** The visible month, such as `2026-11`. */
  month: string;
  #selected: ReadonlySet<string> = new Set();
  /** The day that has the tab stop. */
  #current: string;
  /** Where the range being extended begins, and what was selected before. */
  #range: { readonly from: string; readonly base: ReadonlySet<string> } | undefined;
  #isDragged = false;

  constructor(host: GridHost, today: string, options: GridOptions) {
    this.#host = host;
    this.#options = options;
    this.#current = today;
    this.month = monthOf(today);
  }

  /** The selected dates in order. */
  get selected(): readonly string[] {
    return [...this.#selected].sort();
  }

  /** The first and the last day of the grid. */
  get span(): { readonly firstDay: string; readonly lastDay: string } {
    const weeks = this.#weeks();
    return { firstDay: weeks[0]?.[0] ?? this.#current, lastDay: weeks.at(-1)?.at(-1) ?? this.#current };
  }

  clear(): void {
    this.#select(new Set());
    this.#range = undefined;
  }

  /** Clears the selection from outside the grid. */
  clearAndFocus(): void {
    this.clear();
    void this.focus();
  }

  /** Shows another month. */
  show(month: string): void {
    if (month === this.month) return;
    this.month = month;
    if (monthOf(this.#current) !== month) this.#current = `${month}-01`;
    this.#options.monthChanged();
    this.#host.requestUpdate();
  }

  /** Moves the focus to the day that has the tab stop. */
  async focus(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-date="${this.#current}"]`)?.focus();
  }

  render(labelledBy: string): TemplateResult {
    const { lang } = this.#host.words;
    const weeks = this.#weeks();
    const named = (weekday: "short" | "long", date: string) =>
      timesIn({ lang }, "UTC").format({ weekday }).format(Date.parse(date));
    return html`<table
      role="grid"
      class="month"
      part="month"
      aria-labelledby=${labelledBy}
      aria-multiselectable="true"
      @keydown=${this.#pressed}
      @pointerdown=${this.#grabbed}
      @pointerover=${this.#dragged}
      @click=${this.#clicked}
    >
      <thead>
        <tr>
          ${weeks[0]?.map((date) => html`<th scope="col" abbr=${named("long", date)}>${named("short", date)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((date) => this.#cell(date))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #cell(date: string): TemplateResult {
    const times = timesIn(this.#host.words, "UTC");
    const isOutside = monthOf(date) !== this.month;
    const { content, label } = this.#options.dayOf(date);
    const isToday = date === this.#options.today();
    return html`<td
      role="gridcell"
      class="day ${isOutside ? "outside" : ""} ${isToday ? "today" : ""}"
      part="day"
      data-date=${date}
      tabindex=${date === this.#current ? 0 : -1}
      aria-selected=${String(this.#selected.has(date))}
      aria-disabled=${this.#canSelect(date) ? nothing : "true"}
      aria-current=${isToday ? "date" : nothing}
    >
      <span class="number" aria-hidden="true">${Number(date.slice(8))}</span>
      <span class="hidden">${[times.text(date, "longDay"), label].filter((part) => part !== "").join(", ")}</span>
      ${content}
    </td>`;
  }

  #weeks(): readonly (readonly string[])[] {
    return weeksOf(this.month, firstWeekdayIn(this.#host.words.lang));
  }

  #canSelect(date: string): boolean {
    return date >= this.#options.today();
  }

  #select(dates: ReadonlySet<string>): void {
    this.#selected = dates;
    this.#host.requestUpdate();
  }

  /** Adds or removes a day. */
  #toggle(date: string): void {
    if (!this.#canSelect(date)) return;
    const dates = new Set(this.#selected);
    if (!dates.delete(date)) dates.add(date);
    this.#select(dates);
    this.#range = { from: date, base: dates };
  }

  /** Selects the days up to this one, in addition to what was selected before the range. */
  #extend(date: string): void {
    const { from, base } = (this.#range ??= { from: this.#current, base: this.#selected });
    this.#select(new Set([...base, ...datesBetween(from, date).filter((one) => this.#canSelect(one))]));
  }

  #move(date: string): void {
    this.#current = date;
    this.show(monthOf(date));
    this.#host.requestUpdate();
    void this.focus();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    const current = this.#current;
    if (key === " " || key === "Enter") this.#toggle(current);
    else if (key === "Escape" && this.#selected.size > 0) this.clear();
    else {
      const to = this.#target(key, event.currentTarget as HTMLElement);
      if (to === undefined) return;
      if (shiftKey && key.startsWith("Arrow")) this.#extend(to);
      else this.#range = undefined;
      this.#move(to);
    }
    event.preventDefault();
  };

  /** The day that a key leads to. */
  #target(key: string, grid: HTMLElement): string | undefined {
    const date = this.#current;
    const forward = getComputedStyle(grid).direction === "rtl" ? -1 : 1;
    const place = (weekdayOf(date) - firstWeekdayIn(this.#host.words.lang) + 7) % 7;
    switch (key) {
      case "ArrowRight":
        return addDays(date, forward);
      case "ArrowLeft":
        return addDays(date, -forward);
      case "ArrowDown":
        return addDays(date, 7);
      case "ArrowUp":
        return addDays(date, -7);
      case "Home":
        return addDays(date, -place);
      case "End":
        return addDays(date, 6 - place);
      case "PageDown":
        return sameDay(date, addMonths(monthOf(date), 1));
      case "PageUp":
        return sameDay(date, addMonths(monthOf(date), -1));
      default:
        return undefined;
    }
  }

  readonly #grabbed = (event: PointerEvent): void => {
    this.#isDragged = false;
    const date = dateIn(event);
    if (date === undefined || event.pointerType !== "mouse" || event.button !== 0 || event.shiftKey) return;
    this.#range = { from: date, base: this.#selected };
  };

  readonly #dragged = (event: PointerEvent): void => {
    const date = dateIn(event);
    if (date === undefined || event.pointerType !== "mouse" || (event.buttons & 1) === 0) return;
    if (this.#range === undefined || (date === this.#range.from && !this.#isDragged)) return;
    this.#isDragged = true;
    this.#current = date;
    this.#extend(date);
  };

  readonly #clicked = (event: MouseEvent): void => {
    const date = dateIn(event);
    if (date === undefined || this.#isDragged) return;
    if (event.shiftKey) this.#extend(date);
    else this.#toggle(date);
    this.#move(date);
  };
}

/** The same day of another month, or its last day. */
function sameDay(date: string, month: string): string {
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}${date.slice(7)}`;
  return same < last ? same : last;
}

const dateIn = (event: Event): string | undefined =>
  (event.target as Element).closest<HTMLElement>("[data-date]")?.dataset["date"];
