import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { memberFacts } from "../members/change-member.ts";
import { reaches } from "../members/roles.ts";
import { calendarStates } from "../members/states.ts";
import { toMemberContext } from "../members/member-context.ts";
import { memberKey, shownCalendar } from "../members/view.ts";
import { lookRules } from "../schedules/rules.ts";
import { calendarOf } from "./collection.ts";
import { goingView, toGoingView } from "./view.ts";

/**
 * How the calendar of one member stands: since when, and why not (B38, B39, Q16). Times and reasons are for those who tend
 * the list; to viewers the state alone. Where the calendar is, nobody but its owner is told.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const getCalendarOf = operation({
  name: "calendars.getOf",
  summary: "How the calendar of one member stands, since when, and why not.",
  input: memberKey,
  output: z.strictObject({ calendar: z.enum(calendarStates), ...goingView }),
  load: [(key, actor) => ({ ...memberFacts(key, actor), calendar: calendarOf(key.personId) })],
  context: (known, _input, actor) => toMemberContext(known, actor),
  row: ({ row }) => row,
  rules: lookRules,
  apply: ({ known, context, row }) => {
    const calendar = shownCalendar(row);
    const isTold = calendar !== "not-applicable" && reaches(context.myRole, "member");
    return { output: { calendar, ...toGoingView(isTold ? known.calendar : undefined) } };
  },
});
