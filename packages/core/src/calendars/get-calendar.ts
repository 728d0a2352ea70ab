import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { loadOwnCalendar, toOwnCalendar } from "./own-calendar.ts";
import { calendarView, toCalendarView } from "./view.ts";

/**
 * Gets the caller's own calendar: its state and, if it is failing, why and since when (Q16, Q52).
 * @throws {RollcallError} `request.not-found`
 */
export const getCalendar = operation({
  name: "calendars.get",
  summary: "Gets the state of the caller's own calendar, with its problem if there is one.",
  input: z.strictObject({}),
  output: calendarView,
  load: [loadOwnCalendar],
  context: toOwnCalendar,
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, row }, _input, { now }) => ({
    output: toCalendarView(row.calendar, known.calendar, known.times?.busy ?? [], now),
  }),
});
