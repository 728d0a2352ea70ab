import { collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import type { Busy, CalendarProblem } from "../ports/calendar-reader.ts";

/**
 * Connected calendars, one row per person (Q52). The calendar state (Q16) is a field of the person, so every list can
 * show it. Instants are milliseconds since the epoch.
 */
export const calendars = collection("calendars", {
  fields: {
    personId: text(),
    /** The iCalendar address; null if the host provides the busy times. It gives access to the calendar, so it's never shown. */
    address: nullable(text()),
    connectedAt: integer(),
    /** When the calendar is read next. */
    dueAt: integer(),
    /** When the last attempt was made. */
    checkedAt: nullable(integer()),
    /** When the last attempt succeeded. */
    succeededAt: nullable(integer()),
    /** When the busy times were last read in full. */
    readAt: nullable(integer()),
    /** The entity tag of that response. */
    etag: nullable(text()),
    /** The number of events that could only be read in part. */
    partial: integer(),
    /** The first failure since the last success; null after a success. */
    failingSince: nullable(integer()),
    problem: nullable(text<CalendarProblem>()),
    /** The number of failures since the last success. */
    failures: integer(),
  },
  key: ["personId"],
  indexes: { due: ["dueAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "view" }],
});

/** A row of `calendars`. */
export type Calendar = RowIn<typeof calendars>;

/** Busy times from people's calendars, without event details (Q52). Sorted and merged; all-day events with their dates. */
export const busyTimes = collection("busy_times", {
  fields: { personId: text(), busy: json<readonly Busy[]>() },
  key: ["personId"],
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "view" }],
});

/** Gets a person's calendar. */
export const calendarByPerson = get(calendars);
/** Gets the busy times of a person. */
export const busyByPerson = get(busyTimes);
/** Gets the busy times of several people. */
export const busyByPeople = getMany(busyTimes);
/** Lists calendars in the order they are due. */
export const calendarsByDue = list(calendars, "due", 0);
