import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { knownByKey } from "../members/change-member.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { calendarStates } from "../people/calendar-states.ts";
import { shownCalendar } from "../members/view.ts";
import { instant } from "../kernel/values/moment.ts";
import { profilesOf, timeZoneIn } from "../profiles/collection.ts";
import { inZone, within } from "./busy.ts";
import { busyByPeople } from "./collection.ts";
import { busyView, toBusyView } from "./view.ts";

const longest = 62 * 24 * 60 * 60 * 1000;

/** Members of a schedule and a period of at most 62 days. */
export const peopleInPeriod = z
  .strictObject({
    scheduleId: id,
    personIds: z.array(id).min(1).max(50),
    from: instant,
    until: instant,
  })
  .refine(({ from, until }) => from < until && until - from <= longest, {
    path: ["until"],
    error: "a time after `from`, at most 62 days later",
  });

/**
 * Lists the busy times of members, without event details, for people who plan (Q52, B63). Leaves out people who aren't on
 * the schedule or aren't assignable. Each calendar's state shows how reliable its times are. All-day events without a zone
 * of their own are days in the person's zone, otherwise in the schedule's (Q57).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listBusy = operation({
  name: "calendars.listBusy",
  summary: "Lists when members of a schedule are busy.",
  input: peopleInPeriod,
  output: z.strictObject({
    people: z.array(z.strictObject({ personId: id, calendar: z.enum(calendarStates), busy: z.array(busyView) })),
  }),
  load: [
    ({ scheduleId, personIds }, actor) => {
      const requested = [...new Set(personIds)];
      return {
        ...scheduleFacts(scheduleId, actor),
        rows: knownByKey(requested.map((personId) => [scheduleId, personId])),
        times: busyByPeople(requested.map((personId) => [personId])),
        profiles: profilesOf(requested.map((personId) => [personId])),
      };
    },
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known: { rows, times, profiles }, context: { schedule } }, span) => {
    const busy = new Map(times.map((row) => [row.personId, row.busy]));
    const zones = new Map(profiles.map((profile) => [profile.personId, timeZoneIn(profile)]));
    const people = rows
      .filter(({ assignable }) => assignable)
      .map((row) => ({
        personId: row.personId,
        calendar: shownCalendar(row),
        busy: within(inZone(busy.get(row.personId) ?? [], zones.get(row.personId) ?? schedule.timeZone), span).map(
          toBusyView,
        ),
      }));
    return { output: { people } };
  },
});
