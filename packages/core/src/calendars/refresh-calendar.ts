import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { calendars } from "./collection.ts";
import { aCalendarIsConnected, loadOwnCalendar, toOwnCalendar } from "./own-calendar.ts";
import { calendarView, toCalendarView } from "./view.ts";

/**
 * Reads the caller's own calendar within a minute, instead of when it's due (Q52). Allowed six times an hour.
 * @throws {RollcallError} `request.not-found`, `calendar.none`, `request.throttled`
 */
export const refreshCalendar = operation({
  name: "calendars.refresh",
  summary: "Requests that the caller's own calendar be read again soon.",
  input: z.strictObject({}),
  output: calendarView,
  limits: (_input, { personId }) => [{ key: `calendar.refresh:${personId}`, points: 6, seconds: 3600 }],
  load: [loadOwnCalendar],
  context: toOwnCalendar,
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves, aCalendarIsConnected],
  apply: ({ known, row: person }, _input, { now }) => {
    const isDue = known.calendar === undefined || known.calendar.dueAt <= now;
    return {
      output: toCalendarView(person.calendar, known.calendar, known.times?.busy ?? [], now),
      changes: isDue ? [] : [update(calendars, [person.id], { dueAt: now })],
    };
  },
});
