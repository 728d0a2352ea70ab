const day = 24 * 60 * 60 * 1000;

/** The instant of a zoned time, in milliseconds. */
export const instantOf = (time: string): number => Date.parse(time.replace(/\[.*/, ""));

/** A day as a calendar sheet shows it. */
export interface DaySheet {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
}

/** Formats days and times in a language, in the browser's time zone unless another is given. */
export class PortalTimes {
  readonly #lang: string;

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** `1 February`, with the year if it is not this one, and with the time unless it is midnight. */
  until(at: number, now = Date.now()): string {
    const format = this.#format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, undefined, "en");
    const isMidnight = format.format(at) === "00:00";
    const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return this.#format({
      day: "numeric",
      month: "long",
      ...(!isThisYear && { year: "numeric" }),
      ...(!isMidnight && { hour: "numeric", minute: "2-digit" }),
    }).format(at);
  }

  /** `3 March 2027`. */
  date(at: number, timeZone?: string): string {
    return this.#format({ dateStyle: "long" }, timeZone).format(at);
  }

  /** `Saturday, 22:00` within a week, else `Saturday, 28 November, 22:00`. */
  when(at: number, timeZone?: string, now = Date.now()): string {
    const isNear = at - now < 6 * day;
    return this.#format(
      {
        weekday: isNear ? "long" : "short",
        ...(!isNear && { day: "numeric", month: "short" }),
        hour: "numeric",
        minute: "2-digit",
      },
      timeZone,
    ).format(at);
  }

  sheet(at: number, timeZone?: string): DaySheet {
    return {
      weekday: this.#format({ weekday: "short" }, timeZone).format(at),
      day: this.#format({ day: "numeric" }, timeZone).format(at),
      month: this.#format({ month: "short" }, timeZone).format(at),
    };
  }

  /** `22:00 – 06:00 (Sun)`, with the day of the end if it differs. */
  span(from: number, to: number, timeZone?: string): string {
    const time = this.#format({ hour: "numeric", minute: "2-digit" }, timeZone);
    const date = this.#format({ dateStyle: "short" }, timeZone);
    // An end at midnight belongs to the day before.
    const isOneDay = date.format(from) === date.format(to - 1);
    const isNear = to - from < 6 * day;
    const last = this.#format(isNear ? { weekday: "short" } : { day: "numeric", month: "short" }, timeZone).format(to);
    return `${time.format(from)} – ${time.format(to)}${isOneDay ? "" : ` (${last})`}`;
  }

  /** The same span in the browser's time zone, with the day if it differs; empty if the clocks agree. */
  localSpan(from: number, to: number, timeZone: string): string {
    const clock = (zone?: string): string =>
      this.#format({ dateStyle: "short", timeStyle: "short" }, zone).formatRange(from, to);
    if (clock() === clock(timeZone)) return "";
    const date = (zone?: string): string => this.#format({ dateStyle: "short" }, zone).format(from);
    const span = this.span(from, to);
    return date() === date(timeZone) ? span : `${this.#format({ weekday: "short" }).format(from)} ${span}`;
  }

  /** `8 hrs`, `7.5 hrs`. */
  length(from: number, to: number): string {
    const unit = { style: "unit", unit: "hour", maximumFractionDigits: 2 } as const;
    return new Intl.NumberFormat(this.#lang, unit).format((to - from) / 3_600_000);
  }

  #format(options: Intl.DateTimeFormatOptions, timeZone?: string, lang = this.#lang): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(lang, { ...options, timeZone });
  }
}
