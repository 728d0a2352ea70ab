import { addDays, addMonths, monthOf, weekdayOf } from "../../availability/my-availability/month.ts";
import { detailsOf, endDateOf, endsOf, type ShiftDraft } from "../schedule-shifts/shift-draft.ts";

/** How a shift repeats, as entered. */
export interface Repeat {
  readonly frequency: "never" | "daily" | "weekly" | "monthly";
  /** The number of days, weeks or months between occurrences, as typed. */
  readonly interval: string;
  /** From 1 (Monday) to 7; empty for the weekday of the date. */
  readonly weekdays: readonly number[];
  /** Whether a monthly shift is on the last day of the month. */
  readonly isOnLastDay: boolean;
  readonly ends: "never" | "until" | "count";
  readonly until: string;
  /** As typed. */
  readonly count: string;
}

/** A shift that doesn't repeat. */
export const noRepeat: Repeat = {
  ...{ frequency: "never", interval: "1", weekdays: [], isOnLastDay: false },
  ...{ ends: "never", until: "", count: "10" },
};

const codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** The chosen weekdays: that of the date if none is chosen. */
export const chosenWeekdays = ({ weekdays }: Repeat, date: string): readonly number[] =>
  weekdays.length === 0 && date !== "" ? [weekdayOf(date)] : weekdays;

/** The first date of the series: the entered one, or the next one that matches the rule. */
function firstDateOf(repeat: Repeat, date: string): string {
  if (repeat.frequency === "monthly" && repeat.isOnLastDay) return addDays(`${addMonths(monthOf(date), 1)}-01`, -1);
  if (repeat.frequency !== "weekly") return date;
  const chosen = chosenWeekdays(repeat, date);
  return (
    Array.from({ length: 7 }, (_, days) => addDays(date, days)).find((day) => chosen.includes(weekdayOf(day))) ?? date
  );
}

/** The field that is wrong, by its name. */
export function wrongField(
  { frequency, interval, ends, until, count }: Repeat,
  date: string,
): "interval" | "until" | "count" | undefined {
  if (frequency === "never") return undefined;
  if (!isWhole(interval, 99)) return "interval";
  if (ends === "until" && (until === "" || until < date)) return "until";
  return ends === "count" && !isWhole(count, 1000) ? "count" : undefined;
}

const isWhole = (text: string, most: number): boolean =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/** The rule in the format of RFC 5545. */
function ruleOf(repeat: Repeat, date: string): string {
  const { frequency, interval, isOnLastDay, ends, until, count } = repeat;
  const days = [...chosenWeekdays(repeat, date)].sort().map((day) => codes[day - 1]);
  return [
    `FREQ=${frequency.toUpperCase()}`,
    ...(Number(interval) > 1 ? [`INTERVAL=${Number(interval)}`] : []),
    ...(frequency === "weekly" ? [`BYDAY=${days.join(",")}`] : []),
    ...(frequency === "monthly" ? [`BYMONTHDAY=${isOnLastDay ? -1 : Number(date.slice(8))}`] : []),
    ...(ends === "until" ? [`UNTIL=${until.replaceAll("-", "")}`] : []),
    ...(ends === "count" ? [`COUNT=${Number(count)}`] : []),
  ].join(";");
}

/** The series of an entered shift, without its schedule. */
export function seriesOf(draft: ShiftDraft, repeat: Repeat, timeZone: string) {
  const date = firstDateOf(repeat, draft.date);
  const days = Math.round((Date.parse(endDateOf(draft)) - Date.parse(draft.date)) / 86_400_000);
  const { start, end } = endsOf({ ...draft, date, endDate: addDays(date, days) }, timeZone);
  const moments = { start: start.chosen?.moment ?? "", end: end.chosen?.moment ?? "" };
  return { ...detailsOf(draft), ...moments, rule: ruleOf(repeat, draft.date) };
}
