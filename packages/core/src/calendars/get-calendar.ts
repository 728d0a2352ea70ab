import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { ownCalendarFacts, toOwnCalendar } from "./own-calendar.ts";
import { calendarView, toCalendarView } from "./view.ts";

/**
 * One's own calendar: where it stands, since when, and why not (Q16, Q52).
 * @throws {RollcallError} `request.not-found`
 */
export const getCalendar = operation({
  name: "calendars.get",
  summary: "The caller's own calendar: where it stands, since when, and why not.",
  input: z.strictObject({}),
  output: calendarView,
  load: [ownCalendarFacts],
  context: toOwnCalendar,
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, row }, _input, { now }) => ({
    output: toCalendarView(row.calendar, known.calendar, known.times?.busy ?? [], now),
  }),
});
