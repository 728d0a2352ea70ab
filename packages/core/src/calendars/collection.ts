import { collection, integer, json, nullable, type RowIn, text } from "../kernel/collection.ts";
import { get, getMany, list } from "../kernel/query.ts";
import type { Busy, CalendarProblem } from "../ports/calendar-reader.ts";

/**
 * Whose calendar is read from where, and how that goes (Q52): one row for each person who has connected one. Where it
 * stands (Q16) is a column of the person, so that every list carries it. Instants are milliseconds since the epoch.
 */
export const calendars = collection("calendars", {
  fields: {
    personId: text(),
    /** What it is read from; null where the host knows the busy times. Whoever has it can read the calendar: never shown. */
    address: nullable(text()),
    connectedAt: integer(),
    /** It is read when this has come. */
    dueAt: integer(),
    /** When it was last asked for. */
    checkedAt: nullable(integer()),
    /** When that last went well. */
    succeededAt: nullable(integer()),
    /** When its busy times were last read anew; they reach from there on. */
    readAt: nullable(integer()),
    /** What the other server marked them with. */
    etag: nullable(text()),
    /** Since when nothing has gone well; null while it does. */
    failingSince: nullable(integer()),
    problem: nullable(text<CalendarProblem>()),
    /** How often it has gone wrong since. */
    failures: integer(),
  },
  key: ["personId"],
  indexes: { due: ["dueAt"] },
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "view" }],
});

/** A row of calendars. */
export type Calendar = RowIn<typeof calendars>;

/** When people are busy, by their calendars: times and nothing else (Q52). In order, none touching the next. */
export const busyTimes = collection("busy_times", {
  fields: { personId: text(), busy: json<readonly Busy[]>() },
  key: ["personId"],
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: "move", export: "view" }],
});

/** Somebody's calendar. */
export const calendarOf = get(calendars);
/** When somebody is busy. */
export const busyOf = get(busyTimes);
/** When several are. */
export const busyOfMany = getMany(busyTimes);
/** Calendars, the one that is due first in front. */
export const calendarsByDue = list(calendars, "due", 0);
