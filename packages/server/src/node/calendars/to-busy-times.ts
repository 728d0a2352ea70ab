import type { Busy, CalendarProblem } from "@rollcall/core";
import { createBudget, BudgetExceeded } from "./budget.ts";
import { calendarParts, type Component, valueOf } from "./calendar-parts.ts";
import { mergeBusy } from "./merge-busy.ts";
import { freeBusy, occurrences, type SeriesContext, type BusyPeriod } from "./occurrences.ts";
import { grouped } from "./versions.ts";
import type { Window } from "./window.ts";
import { zonesOf } from "./zones.ts";

/** The result of parsing a calendar. */
export type BusyTimes =
  | {
      readonly busy: readonly Busy[];
      /** The number of events that could only be read in part. */
      readonly partial: number;
    }
  | { readonly problem: Extract<CalendarProblem, "not-a-calendar" | "too-large"> };

/** The budget of a calendar: about half a second of work, regardless of its content. */
const steps = 200_000;
/** The maximum number of separate busy times. */
const maxPeriods = 20_000;

/** A range of time, and the zone of the person whose calendar it is. */
export interface BusyTimesOptions extends Window {
  readonly zone?: string | undefined;
}

/**
 * Returns the busy times of a calendar within a window: sorted, merged and clipped. Events that are canceled, transparent or
 * marked as free are skipped; an event that can only be read in part is busy if its start is readable. Never throws,
 * and its run time is limited.
 */
export function toBusyTimes(text: string, window: BusyTimesOptions): BusyTimes {
  try {
    const components = calendarParts(text, window);
    if (components === null) return { problem: "not-a-calendar" };
    const partial = new Set<Component>();
    const periods: BusyPeriod[] = [];
    for (const period of readCalendar(components, window, partial)) {
      if (period.until <= window.from || period.from >= window.until) continue;
      periods.push(period);
    }
    const merged = mergeBusy(periods, window);
    return merged.length > maxPeriods ? { problem: "too-large" } : { busy: merged, partial: partial.size };
  } catch (error) {
    return { problem: error instanceof BudgetExceeded ? "too-large" : "not-a-calendar" };
  }
}

function* readCalendar(
  components: readonly Component[],
  window: BusyTimesOptions,
  partial: Set<Component>,
): Generator<BusyPeriod> {
  const budget = createBudget(steps);
  const zones = zonesOf(components, window.zone, window, budget);
  const contextOf = (component: Component): SeriesContext => ({
    zones,
    window,
    budget,
    markPartial: () => void partial.add(component),
  });
  for (const events of byUid(components.filter(({ name }) => name === "VEVENT"))) {
    const [first] = events;
    if (first !== undefined) yield* occurrences(events, contextOf(first));
  }
  for (const component of components.filter(({ name }) => name === "VFREEBUSY"))
    yield* freeBusy(component, contextOf(component));
}

/** Events by UID, since those with the same one are versions and occurrences of one event. */
const byUid = (events: readonly Component[]): Iterable<readonly Component[]> =>
  grouped(events, (event) => {
    const uid = valueOf(event, "UID");
    return uid === undefined || uid === "" ? event : uid;
  }).values();
