const day = 24 * 60 * 60 * 1000;

/** A format for days and times, in the browser's time zone unless another is given. */
export const timeFormat = (lang: string, options: Intl.DateTimeFormatOptions, timeZone?: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(lang, { ...options, timeZone });

/** Whether two instants are close enough that a weekday identifies the day. */
export const isNear = (from: number, to: number): boolean => to - from < 6 * day;

/** `3 March 2027`. */
export const dateText = (lang: string, at: number, timeZone?: string): string =>
  timeFormat(lang, { dateStyle: "long" }, timeZone).format(at);

/** `1 February`, with the year if it is not this one, and with the time unless it is midnight. */
export function untilText(lang: string, at: number, now: number = Date.now()): string {
  const isMidnight = timeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at) === "00:00";
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return timeFormat(lang, {
    day: "numeric",
    month: "long",
    ...(!isThisYear && { year: "numeric" }),
    ...(!isMidnight && { hour: "numeric", minute: "2-digit" }),
  }).format(at);
}

/** `Saturday, 22:00` within a week, else `Sat, 28 Nov, 22:00`. */
export const whenText = (lang: string, at: number, timeZone?: string, now: number = Date.now()): string =>
  timeFormat(
    lang,
    {
      ...(isNear(now, at) ? { weekday: "long" } : { weekday: "short", day: "numeric", month: "short" }),
      hour: "numeric",
      minute: "2-digit",
    },
    timeZone,
  ).format(at);
