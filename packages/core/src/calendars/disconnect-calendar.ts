import { z } from "zod";
import { remove } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { calendars } from "./collection.ts";
import { deleteBusy } from "./keep-busy.ts";
import { membershipsToUpdate, summariesOf, moveCalendar, disconnectEvents } from "./move-calendar.ts";
import { aCalendarIsConnected, loadOwnCalendar, toOwnCalendar } from "./own-calendar.ts";
import { calendarView, toCalendarView } from "./view.ts";

/**
 * Disconnects the caller's own calendar and deletes its address and busy times immediately (Q16, Q52).
 * @throws {RollcallError} `request.not-found`, `calendar.none`
 */
export const disconnectCalendar = operation({
  name: "calendars.disconnect",
  summary: "Disconnects the caller's own calendar and deletes its busy times.",
  input: z.strictObject({}),
  output: calendarView,
  events: [...disconnectEvents],
  load: [
    loadOwnCalendar,
    ({ person }) => ({ rows: membershipsToUpdate(person, "disconnected") }),
    ({ rows }) => summariesOf(rows),
  ],
  context: toOwnCalendar,
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves, aCalendarIsConnected],
  apply: ({ known, row: person }, _input, { now }) => {
    const moved = moveCalendar(person, "disconnected", known, now);
    return {
      output: toCalendarView("disconnected", undefined, [], now),
      changes: [...moved.changes, remove(calendars, [person.id]), ...deleteBusy(known.times)],
      journalEntries: moved.journalEntries,
    };
  },
});
