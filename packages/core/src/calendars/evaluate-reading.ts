import type { CalendarState } from "../people/calendar-states.ts";
import type { Busy, CalendarProblem, CalendarReading } from "../ports/calendar-reader.ts";
import type { Calendar } from "./collection.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** The interval between successful readings. */
const period = 30 * minute;
/** The waits after consecutive failures; the last one repeats. */
const waits = [5, 10, 20, 40, 80, 160, 360].map((minutes) => minutes * minute);
/** A calendar is stale after this long without a success (Q16, Q52). */
export const staleAfter = day;

/** Problems that retrying doesn't solve: the address has to be changed. */
const lasting: ReadonlySet<CalendarProblem> = new Set([
  "address-invalid",
  "address-refused",
  "not-found",
  "not-a-calendar",
  "too-large",
]);

/** The effect of a reading. */
export interface ReadingEffect {
  readonly state: CalendarState;
  readonly set: Omit<Calendar, "personId" | "address" | "connectedAt">;
  /** The new busy times; undefined keeps the stored ones, such as after a failure. */
  readonly busy: readonly Busy[] | undefined;
}

/**
 * Decides the state of a calendar after a reading and when to read it next (Q16). A success is `ok`. A problem that
 * retrying doesn't solve is an `error` at once. Others are retried; after a day without success the calendar is `stale`,
 * or an `error` if it never succeeded.
 */
export function evaluateReading(
  calendar: Calendar,
  state: CalendarState,
  reading: CalendarReading,
  now: number,
): ReadingEffect {
  if (reading.status !== "failed") {
    const { readAt, etag, partial } =
      reading.status === "read" ? { readAt: now, etag: reading.etag, partial: reading.partial ?? 0 } : calendar;
    const fine = { failingSince: null, problem: null, failures: 0 };
    const set = { ...fine, readAt, etag, partial, checkedAt: now, succeededAt: now, dueAt: now + period };
    return { state: "ok", set, busy: reading.status === "read" ? reading.busy : undefined };
  }
  const { problem } = reading;
  const { succeededAt, readAt, etag, partial, failures, failingSince } = calendar;
  const staleAt = (succeededAt ?? calendar.connectedAt) + staleAfter;
  const wait = now + (waits[Math.min(failures, waits.length - 1)] ?? period);
  return {
    state: lasting.has(problem)
      ? "error"
      : now < staleAt || state === "error"
        ? state
        : withoutRecentSuccess(succeededAt),
    set: {
      ...{ readAt, etag, partial, succeededAt, problem, checkedAt: now },
      failingSince: failingSince ?? now,
      failures: failures + 1,
      // The state turns stale on time, even if the next regular attempt would be later.
      dueAt: now < staleAt ? Math.min(wait, staleAt) : wait,
    },
    busy: undefined,
  };
}

const withoutRecentSuccess = (succeededAt: number | null): CalendarState => (succeededAt === null ? "error" : "stale");

/** Creates the row of a calendar that hasn't been read yet. */
export const newCalendar = (personId: string, address: string | null, now: number): Calendar => ({
  personId,
  address,
  connectedAt: now,
  dueAt: now,
  checkedAt: null,
  succeededAt: null,
  readAt: null,
  etag: null,
  partial: 0,
  failingSince: null,
  problem: null,
  failures: 0,
});
