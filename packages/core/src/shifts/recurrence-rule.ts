import { Temporal } from "temporal-polyfill";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** A rule by which a series repeats: the part of RFC 5545 that shifts need. */
export interface RecurrenceRule {
  readonly frequency: "DAILY" | "WEEKLY" | "MONTHLY";
  /** The number of days, weeks or months between occurrences. */
  readonly interval: number;
  /** Days of the week from 1 (Monday), for weekly rules. Empty: the day of the first shift. */
  readonly weekdays: readonly number[];
  /** Days of the month, negative from its end, for monthly rules. Empty: the day of the first shift. */
  readonly monthDays: readonly number[];
  /** The number of shifts. */
  readonly count: number | undefined;
  /** The last date. */
  readonly until: string | undefined;
}

/** What a rule may contain. */
export const ruleForm =
  "a rule such as `FREQ=WEEKLY;BYDAY=MO,WE`: FREQ (DAILY, WEEKLY or MONTHLY), INTERVAL, BYDAY, BYMONTHDAY, and COUNT or UNTIL";

const known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL"];

/** Parses a rule. `undefined` if it is malformed or contains other parts. */
export function parseRule(text: string): RecurrenceRule | undefined {
  const parts = text.split(";").map((part) => part.split("="));
  const values = new Map(parts.map(([name = "", value = ""]) => [name, value]));
  const isKnown = parts.every(({ length }) => length === 2) && [...values.keys()].every((name) => known.includes(name));
  if (!isKnown || values.size !== parts.length) return undefined;
  const frequency = values.get("FREQ");
  if (frequency !== "DAILY" && frequency !== "WEEKLY" && frequency !== "MONTHLY") return undefined;
  const interval = wholeNumber(values.get("INTERVAL") ?? "1", 99);
  const days = listIn(values.get("BYDAY")).map((day) => weekdays.indexOf(day as (typeof weekdays)[number]) + 1);
  const monthDays = listIn(values.get("BYMONTHDAY")).map(Number);
  const count = values.has("COUNT") ? wholeNumber(values.get("COUNT") ?? "", 1000) : undefined;
  const until = values.has("UNTIL") ? dateIn(values.get("UNTIL") ?? "") : undefined;
  const isValid =
    interval !== undefined &&
    days.every((day) => day > 0) &&
    (days.length === 0 || frequency === "WEEKLY") &&
    monthDays.every((day) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 31) &&
    (monthDays.length === 0 || frequency === "MONTHLY") &&
    (!values.has("COUNT") || count !== undefined) &&
    (!values.has("UNTIL") || until !== undefined) &&
    !(values.has("COUNT") && values.has("UNTIL"));
  return isValid ? { frequency, interval, weekdays: days, monthDays, count, until } : undefined;
}

const listIn = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(","));

function wholeNumber(text: string, most: number): number | undefined {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : undefined;
}

function dateIn(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  try {
    return year === undefined ? undefined : Temporal.PlainDate.from(`${year}-${month}-${day}`).toString();
  } catch {
    return undefined;
  }
}

/** Whether a date is in a series that begins on `first`. Weeks begin on Monday. A month without the day has no shift. */
export function isInRule(rule: RecurrenceRule, first: Temporal.PlainDate, date: Temporal.PlainDate): boolean {
  if (Temporal.PlainDate.compare(date, first) < 0) return false;
  if (rule.until !== undefined && date.toString() > rule.until) return false;
  if (rule.frequency === "DAILY") return daysBetween(first, date) % rule.interval === 0;
  if (rule.frequency === "WEEKLY") {
    const weeks = daysBetween(mondayOf(first), mondayOf(date)) / 7;
    const days = rule.weekdays.length === 0 ? [first.dayOfWeek] : rule.weekdays;
    return weeks % rule.interval === 0 && days.includes(date.dayOfWeek);
  }
  const months = (date.year - first.year) * 12 + date.month - first.month;
  const days = rule.monthDays.length === 0 ? [first.day] : rule.monthDays;
  return months % rule.interval === 0 && (days.includes(date.day) || days.includes(date.day - date.daysInMonth - 1));
}

const daysBetween = (one: Temporal.PlainDate, other: Temporal.PlainDate): number =>
  one.until(other, { largestUnit: "days" }).days;

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });
