import { z } from "zod";
import type { ViewSchema } from "../kernel/fields.ts";
import { toInstant } from "../kernel/instant.ts";
import { type CalendarState, calendarStates } from "../members/states.ts";
import { type Busy, calendarProblems } from "../ports/calendar-reader.ts";
import type { Calendar } from "./collection.ts";

/** A stretch in which somebody is busy: ISO 8601, UTC, `until` not included. */
const busyFields = z.strictObject({ from: z.string(), until: z.string() });

/** A stretch in which somebody is busy. */
export interface BusyView extends z.output<typeof busyFields> {}

/** A stretch in an answer. */
export const busyView: ViewSchema<BusyView> = busyFields;

/** A stretch as it is answered. */
export const toBusyView = ({ from, until }: Busy): BusyView => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});

/** How the reading of a calendar goes: since when, and why not. Instants are ISO 8601, UTC. */
export const goingView = {
  /** When it was last asked for. */
  checkedAt: z.string().nullable(),
  /** When that last went well. */
  succeededAt: z.string().nullable(),
  /** Since when it has not; null while it does. */
  failingSince: z.string().nullable(),
  problem: z.enum(calendarProblems).nullable(),
};

/** How the reading of a calendar goes. */
export const toGoingView = (calendar: Calendar | undefined) => ({
  checkedAt: toInstant(calendar?.checkedAt),
  succeededAt: toInstant(calendar?.succeededAt),
  failingSince: toInstant(calendar?.failingSince),
  problem: calendar?.problem ?? null,
});

/** The most stretches ahead that somebody is shown of their own. */
const maxShown = 20;

/** Somebody's own calendar, as they see it. */
const calendarFields = z.strictObject({
  /** Where it stands (Q16). */
  state: z.enum(calendarStates),
  /** Where it is read from; null where there is none. */
  source: z.enum(["address", "host"]).nullable(),
  /** The name of the host in its address. The address itself opens the calendar, and is never shown. */
  host: z.string().nullable(),
  ...goingView,
  /** When they are busy next, at most 20 stretches: by these they see that it is the right calendar. */
  next: z.array(busyView),
});

/** A calendar as its owner sees it. */
export interface CalendarView extends z.output<typeof calendarFields> {}

/** A calendar in an answer. */
export const calendarView: ViewSchema<CalendarView> = calendarFields;

/** Somebody's own calendar, as they see it. */
export const toCalendarView = (
  state: CalendarState,
  calendar: Calendar | undefined,
  busy: readonly Busy[],
  now: number,
): CalendarView => ({
  state,
  source: calendar === undefined ? null : calendar.address === null ? "host" : "address",
  host: hostOf(calendar?.address ?? ""),
  ...toGoingView(calendar),
  next: busy
    .filter(({ until }) => until > now)
    .slice(0, maxShown)
    .map(toBusyView),
});

/** What stands between `https://` and the path. The compiler of this package knows no URL. */
const hostOf = (address: string): string | null =>
  /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? null;
