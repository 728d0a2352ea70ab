import type { Window } from "./window.ts";
import { type BusyTimes, toBusyTimes } from "./to-busy-times.ts";

/** One year from June 1, 2026. */
export const year: Window = { from: Date.UTC(2026, 5, 1), until: Date.UTC(2027, 5, 1) };

/** An iCalendar file with these lines. */
export const calendarOf = (...lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test", ...lines, "END:VCALENDAR", ""].join("\r\n");

/** The lines of one event. */
export const eventOf = (...lines: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  "SUMMARY:Dentist",
  ...lines,
  "END:VEVENT",
];

/** The busy times, as `2026-06-01T10:00Z/2026-06-01T11:00Z`, or the problem. */
export function periodsOf(outcome: BusyTimes): readonly string[] {
  if ("problem" in outcome) return [outcome.problem];
  const written = (at: number): string => new Date(at).toISOString().slice(0, 16) + "Z";
  return outcome.busy.map(({ from, until }) => `${written(from)}/${written(until)}`);
}

/** The busy times of a calendar with one event of these lines. */
export const busyBy = (...lines: readonly string[]): readonly string[] =>
  periodsOf(toBusyTimes(calendarOf(...eventOf("UID:1", ...lines)), year));
