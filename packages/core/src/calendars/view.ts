import { z } from "zod";
import type { ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { type CalendarState, calendarStates } from "../people/calendar-states.ts";
import { type Busy, calendarProblems } from "../ports/calendar-reader.ts";
import type { Calendar } from "./collection.ts";

/** A busy period: ISO 8601, UTC; `until` is exclusive. */
const busyFields = z.strictObject({ from: z.string(), until: z.string() });

/** A busy period. */
export interface BusyView extends z.output<typeof busyFields> {}

/** The schema of a busy period. */
export const busyView: ViewSchema<BusyView> = busyFields;

/** Converts a busy period to its view. */
export const toBusyView = ({ from, until }: Busy): BusyView => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});

/** The fields on reading a calendar. Instants are ISO 8601, UTC. */
export const readingStatusView = {
  /** When the last attempt was made. */
  checkedAt: z.string().nullable(),
  /** When the last attempt succeeded. */
  succeededAt: z.string().nullable(),
  /** The first failure since then; null after a success. */
  failingSince: z.string().nullable(),
  problem: z.enum(calendarProblems).nullable(),
  /** The number of events that could only be read in part; the person may be free where they appear busy. */
  partial: z.number().int(),
};

/** Converts a calendar to the fields on reading it. */
export const toReadingStatusView = (calendar: Calendar | undefined) => ({
  checkedAt: toInstant(calendar?.checkedAt),
  succeededAt: toInstant(calendar?.succeededAt),
  failingSince: toInstant(calendar?.failingSince),
  problem: calendar?.problem ?? null,
  partial: calendar?.partial ?? 0,
});

/** The maximum number of upcoming busy periods shown to the owner. */
const maxShown = 20;

const calendarFields = z.strictObject({
  /** The calendar state (Q16). */
  state: z.enum(calendarStates),
  /** What the busy times are read from; null without a calendar. */
  source: z.enum(["address", "host"]).nullable(),
  /** The host name of the address. The address gives access to the calendar, so it's never shown. */
  host: z.string().nullable(),
  ...readingStatusView,
  /** The next busy periods, at most 20, so that the owner can tell it's the right calendar. */
  next: z.array(busyView),
});

/** A calendar as shown to its owner. */
export interface CalendarView extends z.output<typeof calendarFields> {}

/** The schema of a calendar as shown to its owner. */
export const calendarView: ViewSchema<CalendarView> = calendarFields;

/** Converts a calendar to the view of its owner. */
export const toCalendarView = (
  state: CalendarState,
  calendar: Calendar | undefined,
  busy: readonly Busy[],
  now: number,
): CalendarView => ({
  state,
  source: calendar === undefined ? null : calendar.address === null ? "host" : "address",
  host: toHostName(calendar?.address ?? ""),
  ...toReadingStatusView(calendar),
  next: busy
    .filter(({ until }) => until > now)
    .slice(0, maxShown)
    .map(toBusyView),
});

/** The host of an address. This package is compiled without the `URL` type. */
const toHostName = (address: string): string | null =>
  /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? null;
