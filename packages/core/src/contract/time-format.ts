/** An instant: milliseconds since the epoch, ISO 8601, or RFC 9557 with its zone in brackets. */
export type Instant = number | string;

const clock = { hour: "numeric", minute: "2-digit" } as const;
const day = { weekday: "short", day: "numeric", month: "short" } as const;

/** Formats of instants, with examples in British English. The language determines 12 or 24 hours. */
const styles = {
  /** `08:00` */
  clock,
  /** `Sun 22 Nov` */
  day,
  /** `Sunday 22 November` */
  longDay: { ...day, weekday: "long", month: "long" },
  /** `Sunday 22 November 2026` */
  fullDay: { dateStyle: "full" },
  /** `22 Nov 2026` */
  date: { dateStyle: "medium" },
  /** `22 November 2026` */
  longDate: { dateStyle: "long" },
  /** `22 November 2026 at 08:00` */
  longMoment: { dateStyle: "long", timeStyle: "short" },
  /** `22 Nov 2026, 08:00` */
  moment: { dateStyle: "medium", timeStyle: "short" },
  /** `Sun 22 Nov, 08:00` */
  dayAndClock: { ...day, ...clock },
  /** `Sunday 22 November at 08:00` */
  longDayAndClock: { ...day, weekday: "long", month: "long", ...clock },
  /** `Sun, 08:00` */
  weekdayAndClock: { weekday: "short", ...clock },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The name of a format. */
export type TimeStyle = keyof typeof styles;

const minute = 60_000;
const daily = 24 * 60 * minute;
const known = new Map<string, TimeFormat>();

/** Milliseconds since the epoch. */
export const instantOf = (instant: Instant): number =>
  typeof instant === "number" ? instant : Date.parse(instant.replace(/\[.*/, ""));

/** Renamed cities and islands. Most runtimes list them by the former name, which remains the id of the zone. */
const renamed = new Map([
  ["Asmera", "Asmara"],
  ["Calcutta", "Kolkata"],
  ["Coral Harbour", "Atikokan"],
  ["Enderbury", "Kanton"],
  ["Faeroe", "Faroe"],
  ["Godthab", "Nuuk"],
  ["Katmandu", "Kathmandu"],
  ["Kiev", "Kyiv"],
  ["Ponape", "Pohnpei"],
  ["Rangoon", "Yangon"],
  ["Saigon", "Ho Chi Minh"],
  ["Truk", "Chuuk"],
]);

/** A time zone for readers: `America/New York`, `Asia/Kolkata` also for `Asia/Calcutta`. */
export const zoneName = (timeZone: string): string =>
  timeZone.replaceAll("_", " ").replace(/[^/]+$/, (city) => renamed.get(city) ?? city);

/** The formats of a language and a time zone. They are cached, because creating one is slow. */
export function timeFormatOf(lang: string, timeZone: string): TimeFormat {
  const key = `${lang} ${timeZone}`;
  let format = known.get(key);
  if (format === undefined) known.set(key, (format = new TimeFormat(lang, timeZone)));
  return format;
}

/** Formats instants and durations in one language and zone. Elements, emails and the host example show times with it. */
export class TimeFormat {
  readonly timeZone: string;
  readonly #lang: string;
  /** Whether the language writes `08:00`, not `8:00`. */
  readonly #isPadded: boolean;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(lang: string, timeZone: string) {
    this.#lang = lang;
    this.timeZone = timeZone;
    const eight = new Intl.DateTimeFormat(lang, { timeStyle: "short", timeZone: "UTC" }).format(8 * 60 * minute);
    this.#isPadded = eight.startsWith("0");
  }

  text(instant: Instant, style: TimeStyle): string {
    return this.format(styles[style]).format(instantOf(instant));
  }

  /** From one instant to another: `Sun 22 Nov, 08:00 – 16:00`. */
  span(from: Instant, to: Instant, style: TimeStyle): string {
    return this.format(styles[style]).formatRange(instantOf(from), instantOf(to));
  }

  /** The times of a span, with the day of its end if that differs: `22:00 – Tue 06:00`. */
  hours(from: Instant, to: Instant): string {
    const [start, end] = [instantOf(from), instantOf(to)];
    const isOn = (at: number): boolean => this.text(at, "date") === this.text(start, "date");
    // Some languages write a range of times without spaces. With them, it reads like one that ends on another day.
    if (isOn(end)) return this.span(start, end, "clock").replace(/\b–\b/, " – ");
    // An end at midnight belongs to the day before.
    const style = isOn(end - 1) ? "clock" : end - start < 6 * daily ? "weekdayAndClock" : "dayAndClock";
    return `${this.text(start, "clock")} – ${this.text(end, style)}`;
  }

  /** An instant relative to now, `3 minutes ago`, and after a day `Thursday 19 November at 09:00`. `justNow` stands for less than a minute. */
  since(instant: Instant, now: number, justNow: string): string {
    const minutes = Math.round((instantOf(instant) - now) / minute);
    if (minutes > -1) return justNow;
    if (minutes > -60) return this.#relative.format(minutes, "minute");
    if (minutes > -24 * 60) return this.#relative.format(Math.round(minutes / 60), "hour");
    return this.text(instant, "longDayAndClock");
  }

  /** `today`, `tomorrow`, `yesterday`; empty for other days. Both are dates without a time. */
  nearness(date: string, today: string): string {
    const away = Math.round((Date.parse(date) - Date.parse(today)) / daily);
    return Math.abs(away) > 1 ? "" : this.#relative.format(away, "day");
  }

  /** A duration in milliseconds: `8 hr`. */
  length(milliseconds: number): string {
    const hours = { style: "unit", unit: "hour", maximumFractionDigits: 2 } as const;
    return new Intl.NumberFormat(this.#lang, hours).format(milliseconds / (60 * minute));
  }

  /** A format for special layouts. */
  format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    let format = this.#formats.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(this.#lang, {
        ...options,
        ...(options.hour === "numeric" && this.#isPadded && { hour: "2-digit" }),
        timeZone: this.timeZone,
      });
      this.#formats.set(key, format);
    }
    return format;
  }

  get #relative(): Intl.RelativeTimeFormat {
    return new Intl.RelativeTimeFormat(this.#lang, { numeric: "auto" });
  }
}
