import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { memberFacts } from "../members/change-member.ts";
import { reaches } from "../schedules/roles.ts";
import { calendarStates } from "../people/calendar-states.ts";
import { toMemberContext } from "../schedules/member-context.ts";
import { memberKey, shownCalendar } from "../members/view.ts";
import { viewRules } from "../schedules/rules.ts";
import { calendarByPerson } from "./collection.ts";
import { readingStatusView, toReadingStatusView } from "./view.ts";

/**
 * Gets the state of a member's calendar and, if it is failing, why and since when (B38, B39, Q16). Viewers see only the state. Only the
 * calendar's owner sees its source.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const getCalendarOf = operation({
  name: "calendars.getOf",
  summary: "Gets the state of a member's calendar, with its problem if there is one.",
  input: memberKey,
  output: z.strictObject({ calendar: z.enum(calendarStates), ...readingStatusView }),
  load: [(key, actor) => ({ ...memberFacts(key, actor), calendar: calendarByPerson(key.personId) })],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ row }) => row,
  rules: viewRules,
  apply: ({ known, context, row }) => {
    const calendar = shownCalendar(row);
    const canPlan = calendar !== "not-applicable" && reaches(context.myRole, "member");
    return { output: { calendar, ...toReadingStatusView(canPlan ? known.calendar : undefined) } };
  },
});
