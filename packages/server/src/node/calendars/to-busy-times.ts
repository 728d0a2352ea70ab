import type { Busy, CalendarProblem } from "@rollcall/core";
import ICAL from "ical.js";
import { createBudget, TooMuch } from "./budget.ts";
import { type CalendarParts, calendarParts } from "./calendar-parts.ts";
import { mergeBusy } from "./merge-busy.ts";
import { freeBusy, occurrences } from "./occurrences.ts";
import type { Window } from "./window.ts";
import { zonesOf } from "./zones.ts";

type Component = InstanceType<typeof ICAL.Component>;

/** The result of parsing a calendar. */
export type BusyTimes =
  { readonly busy: readonly Busy[] } | { readonly problem: Extract<CalendarProblem, "not-a-calendar" | "too-large"> };

/** The budget of a calendar: about half a second of work, regardless of its content. */
const steps = 200_000;
/** The maximum number of separate busy times. */
const maxStretches = 20_000;

/**
 * Returns the busy times of a calendar within a window: sorted, merged and clipped. Events that are cancelled, transparent,
 * marked as free or invalid are skipped. Never throws, and its run time is limited.
 */
export function toBusyTimes(text: string, window: Window): BusyTimes {
  try {
    const calendar = calendarParts(text, window);
    if (calendar === null) return { problem: "not-a-calendar" };
    const stretches: Window[] = [];
    for (const stretch of stretchesOf(calendar, window)) {
      if (stretch.until <= window.from || stretch.from >= window.until) continue;
      stretches.push(stretch);
      if (stretches.length > maxStretches) throw new TooMuch();
    }
    return { busy: mergeBusy(stretches, window) };
  } catch (error) {
    return { problem: error instanceof TooMuch ? "too-large" : "not-a-calendar" };
  }
}

function* stretchesOf({ zone, parts }: CalendarParts, window: Window): Generator<Window> {
  const budget = createBudget(steps);
  const components = parts.flatMap(parsed);
  const called = (name: string): readonly Component[] => components.filter((component) => component.name === name);
  const zones = zonesOf(zone, called("vtimezone"), window, budget);
  for (const events of byUid(called("vevent"))) yield* sensible(occurrences(events, zones, window, budget));
  for (const component of called("vfreebusy")) yield* sensible(freeBusy(component, zones, budget));
}

/** Parses components one by one, so that an invalid one does not affect the others. */
function parsed(part: string): readonly Component[] {
  try {
    return [new ICAL.Component(ICAL.parse(part) as unknown[])];
  } catch {
    return [];
  }
}

/** The times of an event up to the first error: one invalid event does not affect the rest of the calendar. */
function* sensible(stretches: Generator<Window>): Generator<Window> {
  try {
    yield* stretches;
  } catch (error) {
    if (error instanceof TooMuch) throw error;
  }
}

function byUid(events: readonly Component[]): Iterable<readonly Component[]> {
  const found = new Map<string, Component[]>();
  for (const [index, event] of events.entries()) {
    const uid = event.getFirstPropertyValue("uid");
    const key = typeof uid === "string" ? `uid ${uid}` : `index ${index}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, [event]);
    else same.push(event);
  }
  return found.values();
}
