import type { Busy } from "@rollcall/core";
import type { BusyPeriod } from "./occurrences.ts";
import type { Window } from "./window.ts";

/**
 * Periods within a window: sorted, separate and not empty. All-day events in a zone the file doesn't state carry their dates,
 * and are merged separately.
 */
export function mergeBusy(periods: readonly BusyPeriod[], window: Window): readonly Busy[] {
  const [days, times] = [periods.filter(({ isDate }) => isDate), periods.filter(({ isDate }) => !isDate)];
  const timed = merged(times).map((period) => clip(period, window));
  const starts = new Map(days.map(({ walls, from }) => [walls.from, from]));
  const ends = new Map(days.map(({ walls, until }) => [walls.until, until]));
  const dated = merged(days.map(({ walls }) => walls)).map((walls): Busy => ({
    ...clip({ from: starts.get(walls.from) ?? walls.from, until: ends.get(walls.until) ?? walls.until }, window),
    dates: { from: toDate(walls.from), until: toDate(walls.until) },
  }));
  return [...timed, ...dated].filter(({ from, until }) => from < until).sort((one, other) => one.from - other.from);
}

const clip = ({ from, until }: Window, window: Window): Window => ({
  from: Math.max(from, window.from),
  until: Math.min(until, window.until),
});

function merged(periods: readonly Window[]): readonly Window[] {
  const all: { from: number; until: number }[] = [];
  for (const { from, until } of periods.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (from >= until) continue;
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else all.push({ from, until });
  }
  return all;
}

/** The last date with a four-digit year. */
const lastDate = Date.UTC(9999, 11, 31);
const toDate = (wall: number): string => new Date(Math.min(wall, lastDate)).toISOString().slice(0, 10);
