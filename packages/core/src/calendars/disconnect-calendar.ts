import { z } from "zod";
import { remove } from "../kernel/change.ts";
import { operation } from "../identity/operation.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { calendars } from "./collection.ts";
import { forgetBusy } from "./keep-busy.ts";
import { followers, summariesOf, moveCalendar } from "./move-calendar.ts";
import { aCalendarIsThere, ownCalendarFacts, toOwnCalendar } from "./own-calendar.ts";
import { calendarView, toCalendarView } from "./view.ts";

/**
 * Lets go of one's own calendar: its address and busy times are forgotten at once (Q16, Q52).
 * @throws {RollcallError} `request.not-found`, `calendar.none`
 */
export const disconnectCalendar = operation({
  name: "calendars.disconnect",
  summary: "Lets go of the caller's own calendar and forgets its busy times.",
  input: z.strictObject({}),
  output: calendarView,
  load: [
    ownCalendarFacts,
    ({ person }) => ({ rows: followers(person, "disconnected") }),
    ({ rows }) => summariesOf(rows),
  ],
  context: toOwnCalendar,
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves, aCalendarIsThere],
  apply: ({ known, row: person }, _input, { now }) => {
    const moved = moveCalendar(person, "disconnected", known, now);
    return {
      output: toCalendarView("disconnected", undefined, [], now),
      changes: [...moved.changes, remove(calendars, [person.id]), ...forgetBusy(known.times)],
      journalEntries: moved.journalEntries,
    };
  },
});
