import type { CalendarState } from "../members/states.ts";
import type { Busy, CalendarProblem, CalendarReading } from "../ports/calendar-reader.ts";
import type { Calendar } from "./collection.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** How often a calendar is read that goes well. */
const period = 30 * minute;
/** How long to wait after each reading that went wrong; behind the last, always that. */
const waits = [5, 10, 20, 40, 80, 160, 360].map((minutes) => minutes * minute);
/** A calendar without success for this long is stale (Q16, Q52). */
export const staleAfter = day;

/** What does not mend itself: somebody has to look at the address. */
const lasting: ReadonlySet<CalendarProblem> = new Set([
  "address-invalid",
  "address-refused",
  "not-found",
  "not-a-calendar",
  "too-large",
]);

/** What follows from a reading. */
export interface Judged {
  readonly state: CalendarState;
  readonly set: Omit<Calendar, "personId" | "address" | "connectedAt">;
  /** New busy times, where any were read. Those of a calendar that cannot be read stay as they were. */
  readonly busy: readonly Busy[] | undefined;
}

/**
 * Where a calendar stands after a reading, and when it is read next (Q16). What goes well is `ok`. What will not mend
 * itself is an `error` at once; anything else is waited for, and after a day without success it is `stale`, or an `error`
 * where there was never any.
 */
export function judgeReading(calendar: Calendar, state: CalendarState, reading: CalendarReading, now: number): Judged {
  if (reading.status !== "failed") {
    const { readAt, etag } = reading.status === "read" ? { readAt: now, etag: reading.etag } : calendar;
    const fine = { failingSince: null, problem: null, failures: 0 };
    const set = { ...fine, readAt, etag, checkedAt: now, succeededAt: now, dueAt: now + period };
    return { state: "ok", set, busy: reading.status === "read" ? reading.busy : undefined };
  }
  const { problem } = reading;
  const { succeededAt, readAt, etag, failures, failingSince } = calendar;
  const staleAt = (succeededAt ?? calendar.connectedAt) + staleAfter;
  const wait = now + (waits[Math.min(failures, waits.length - 1)] ?? period);
  return {
    state: lasting.has(problem) ? "error" : now < staleAt || state === "error" ? state : outOfDate(succeededAt),
    set: {
      ...{ readAt, etag, succeededAt, problem, checkedAt: now },
      failingSince: failingSince ?? now,
      failures: failures + 1,
      // Nobody waits longer than a day to hear that it is out of date.
      dueAt: now < staleAt ? Math.min(wait, staleAt) : wait,
    },
    busy: undefined,
  };
}

const outOfDate = (succeededAt: number | null): CalendarState => (succeededAt === null ? "error" : "stale");

/** A calendar that has just been connected: nothing is known of it. */
export const newCalendar = (personId: string, address: string | null, now: number): Calendar => ({
  personId,
  address,
  connectedAt: now,
  dueAt: now,
  checkedAt: null,
  succeededAt: null,
  readAt: null,
  etag: null,
  failingSince: null,
  problem: null,
  failures: 0,
});
