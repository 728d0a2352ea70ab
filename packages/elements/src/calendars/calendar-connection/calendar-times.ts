type BusyTime = Readonly<{ from: string; until: string }>;

/** Formats days and times in one language, in the browser's time zone. */
export class CalendarTimes {
  readonly #lang: string;
  readonly #zone: string | undefined;

  constructor(lang: string, timeZone?: string) {
    this.#lang = lang;
    this.#zone = timeZone;
  }

  /** The name of the zone: `Europe/Zurich`. */
  get zone(): string {
    return this.#format({}).resolvedOptions().timeZone.replaceAll("_", " ");
  }

  /** An instant relative to now: `3 minutes ago`, and after a day `Thursday, 19 November, 09:00`. */
  since(instant: string, now = Date.now()): string {
    const minutes = Math.round((Date.parse(instant) - now) / 60_000);
    const relative = new Intl.RelativeTimeFormat(this.#lang, { numeric: "auto" });
    if (minutes > -1) return relative.format(0, "second");
    if (minutes > -60) return relative.format(minutes, "minute");
    if (minutes > -24 * 60) return relative.format(Math.round(minutes / 60), "hour");
    const format = this.#format({ weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
    return format.format(Date.parse(instant));
  }

  /** The day of a busy time, `Mon 23 Nov`, or its days if it lasts whole days. */
  day({ from, until }: BusyTime): string {
    const format = this.#format({ weekday: "short", day: "numeric", month: "short" });
    if (!this.isWholeDays({ from, until })) return format.format(Date.parse(from));
    return format.formatRange(Date.parse(from), Date.parse(until) - 1);
  }

  /** Its times: `09:00 – 10:30`, with the day of the end if it differs. */
  hours({ from, until }: BusyTime): string {
    const [start, end] = [Date.parse(from), Date.parse(until)];
    const clock = this.#format({ timeStyle: "short" });
    const day = this.#format({ dateStyle: "short" });
    const isOn = (at: number): boolean => day.format(at) === day.format(start);
    if (isOn(end)) return clock.formatRange(start, end);
    // An end at midnight belongs to the day before.
    const last = isOn(end - 1) ? clock : this.#format({ weekday: "short", hour: "numeric", minute: "2-digit" });
    return `${clock.format(start)} – ${last.format(end)}`;
  }

  /** Whether it begins and ends at local midnight. */
  isWholeDays({ from, until }: BusyTime): boolean {
    const clock = this.#format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }, "en");
    return [from, until].every((at) => clock.format(Date.parse(at)) === "00:00:00");
  }

  #format(options: Intl.DateTimeFormatOptions, lang = this.#lang): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(lang, { timeZone: this.#zone, ...options });
  }
}
