import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { membershipsOf } from "../schedules/members.ts";
import { roles } from "../schedules/roles.ts";
import { ownShift, ownShiftFacts, toOwnShifts } from "./own-shift.ts";
import { schedulesOf, schedulesThere, upcomingOf } from "./upcoming.ts";

/** The maximum number of shifts in an answer. */
const maxShifts = 50;

/**
 * Lists the schedules a person is on, by id, and on the first page their next 50 current and upcoming shifts on all
 * schedules, without drafts. For schedulers and organization admins, and for the person.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listAssignments = operation({
  name: "people.listAssignments",
  summary: "Lists a person's schedules and upcoming shifts.",
  input: z.strictObject({
    personId: id,
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
  }),
  output: z.strictObject({
    schedules: z.array(
      z.strictObject({
        scheduleId: id,
        name: z.string(),
        state: z.enum(["active", "archived"]),
        role: z.enum(roles),
        /** Whether the person can be assigned to shifts. */
        assignable: z.boolean(),
      }),
    ),
    shifts: z.array(ownShift),
    /** Whether there are more shifts than listed. */
    moreShifts: z.boolean(),
    next: cursor.nullable(),
  }),
  load: [
    ({ personId, after, limit }, _actor, now) => ({
      person: personById(personId),
      memberships: membershipsOf({ ...toWindow({ limit, after }, 1), equal: [personId] }),
      ...upcomingOf(personId, now, { limit: after === undefined ? maxShifts + 1 : 0 }),
    }),
    ({ memberships, mine }) => ({ ...ownShiftFacts(mine), ...schedulesOf([...memberships, ...mine]) }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known }, { limit, after }, { now }) => {
    const summaryOf = schedulesThere(known.summaries);
    const { rows, next } = toPage(known.memberships, { limit, after }, ({ scheduleId }) => [scheduleId]);
    const schedules = rows.flatMap(({ scheduleId, role, assignable }) => {
      const schedule = summaryOf.get(scheduleId);
      if (schedule === undefined) return [];
      const state = schedule.state === "active" ? ("active" as const) : ("archived" as const);
      return [{ scheduleId, name: schedule.name, state, role, assignable }];
    });
    const shifts = toOwnShifts(known.mine, known, now);
    const output = { schedules, shifts: shifts.slice(0, maxShifts), moreShifts: shifts.length > maxShifts, next };
    return { output };
  },
});
