import { instantOf, type ListedShift } from "./shown-shifts.ts";
import { wallTime } from "./zone-time.ts";

/** The shifts that begin on one day in the schedule's time zone. */
export interface ShiftDay {
  /** `2026-11-22`. */
  readonly date: string;
  readonly shifts: readonly ListedShift[];
}

/** Groups shifts by the day on which they begin, in the given order. */
export function byDay(shifts: readonly ListedShift[], timeZone: string): readonly ShiftDay[] {
  const days = new Map<string, ListedShift[]>();
  for (const shift of shifts) {
    const { date } = wallTime(instantOf(shift.start), timeZone);
    const of = days.get(date);
    if (of === undefined) days.set(date, [shift]);
    else of.push(shift);
  }
  return [...days].map(([date, of]) => ({ date, shifts: of }));
}

/** The formats of days and times in one language and zone. */
export class ShiftTimes {
  readonly #day: Intl.DateTimeFormat;
  readonly #shortDay: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #both: Intl.DateTimeFormat;
  readonly #hours: Intl.NumberFormat;
  readonly #relative: Intl.RelativeTimeFormat;

  constructor(lang: string, timeZone: string) {
    const time = { hour: "numeric", minute: "2-digit" } as const;
    // `Date` reads a date without a time as UTC.
    this.#day = new Intl.DateTimeFormat(lang, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
    this.#shortDay = new Intl.DateTimeFormat(lang, {
      timeZone: "UTC",
      weekday: "short",
      day: "numeric",
      month: "short",
    });
    this.#time = new Intl.DateTimeFormat(lang, { timeZone, ...time });
    this.#both = new Intl.DateTimeFormat(lang, { timeZone, weekday: "short", day: "numeric", month: "short", ...time });
    this.#hours = new Intl.NumberFormat(lang, { style: "unit", unit: "hour", maximumFractionDigits: 2 });
    this.#relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  }

  /** `Sunday 22 November`. */
  day(date: string): string {
    return this.#day.format(Date.parse(date));
  }

  /** `Sun 22 Nov`. */
  shortDay(date: string): string {
    return this.#shortDay.format(Date.parse(date));
  }

  /** `today`, `tomorrow`, `yesterday`; empty for other days. */
  nearness(date: string, today: string): string {
    const away = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
    return Math.abs(away) > 1 ? "" : this.#relative.format(away, "day");
  }

  /** `08:00`. */
  time(at: number): string {
    return this.#time.format(at);
  }

  /** `Sun 22 Nov, 08:00`. */
  both(at: number): string {
    return this.#both.format(at);
  }

  /** `Sun 22 Nov, 08:00 – 16:00`. */
  span(from: number, to: number): string {
    return this.#both.formatRange(from, to);
  }

  /** `8 hr`. */
  length(milliseconds: number): string {
    return this.#hours.format(milliseconds / 3_600_000);
  }
}
