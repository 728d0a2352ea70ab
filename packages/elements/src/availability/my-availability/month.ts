import { timesIn } from "../../ui/text/times.ts";

const day = 86_400_000;

/** The date a number of days later. Dates are ISO 8601, such as `2026-11-29`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

/** The month a number of months later. Months are ISO 8601, such as `2026-11`. */
export const addMonths = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** The month of a date. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** The weekday of a date, from 1 (Monday) to 7. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** The dates from one to another, in either order. */
export function datesBetween(one: string, other: string): readonly string[] {
  const [first, last] = one < other ? [one, other] : [other, one];
  const count = Math.round((Date.parse(last) - Date.parse(first)) / day) + 1;
  return Array.from({ length: count }, (_, place) => addDays(first, place));
}

interface WeekInfo {
  readonly firstDay: number;
}

/** The first weekday in a language, from 1 (Monday) to 7. */
export function firstWeekdayIn(lang: string): number {
  const locale = new Intl.Locale(lang) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** The weekdays of a language in order, from 1 (Monday) to 7. */
export const weekdays = (lang: string): readonly number[] =>
  Array.from({ length: 7 }, (_, place) => ((firstWeekdayIn(lang) - 1 + place) % 7) + 1);

/** The name of a weekday. January 1, 2024 was a Monday. */
export const weekdayName = (
  words: { readonly lang: string },
  weekday: number,
  length: "long" | "short" = "long",
): string =>
  timesIn(words, "UTC")
    .format({ weekday: length })
    .format(Date.UTC(2024, 0, weekday));

/** The weeks that a month touches, each with its seven dates. */
export function weeksOf(month: string, firstWeekday: number): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const start = addDays(first, -((weekdayOf(first) - firstWeekday + 7) % 7));
  const end = `${addMonths(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let date = start; date < end; date = addDays(date, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, place) => addDays(date, place)));
  }
  return weeks;
}
