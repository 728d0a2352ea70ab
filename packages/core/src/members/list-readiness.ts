import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { list } from "../kernel/store/query.ts";
import { peopleById } from "../people/collection.ts";
import { isPaused } from "../people/status.ts";
import { viewRules } from "../schedules/rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { scheduleView, toScheduleView } from "../schedules/view.ts";
import { members } from "../schedules/members.ts";
import { readinessOf, ticksOf } from "./readiness.ts";
import { memberView, toMemberView, viewColumns } from "./view.ts";

const columns = [...viewColumns, "nameKey"] as const;
const assignableOnes = list(members, "assignable", 2, columns);
const standingSo = list(members, "readiness", 2, columns);

/** A readiness tick: done, pending, or in need of attention (Q16). */
const tick = z.enum(["ok", "pending", "warning"]);

/**
 * Lists the assignable members of a schedule with two ticks, account and calendar (X7), and whether their portal is paused. A paused person
 * stays assignable, but can't reply (Q36). The totals are on the schedule: `ready` of `assignables`.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listReadiness = operation({
  name: "members.listReadiness",
  summary: "Lists the readiness of the assignable members.",
  input: z.strictObject({
    scheduleId: id,
    /** Only members with this tick. Defaults to all assignable members. */
    readiness: z.enum(["ready", "waiting"]).optional(),
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
    before: cursor.optional(),
    /** Skips this many rows, for jumps with the scroll bar. */
    skip: z.int().min(0).max(10_000_000).optional(),
  }),
  output: z.strictObject({
    schedule: scheduleView,
    rows: z.array(
      memberView.extend({
        readiness: z.enum(["ready", "waiting"]),
        account: tick,
        calendarTick: tick,
        /** Assignable with a paused portal (Q36). */
        cannotReply: z.boolean(),
      }),
    ),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [
    (input, actor) => {
      const { scheduleId, readiness, skip } = input;
      const page = { ...toWindow(input, 2), skip };
      return {
        ...wholeScheduleFacts(scheduleId, actor),
        found:
          readiness === undefined
            ? assignableOnes({ ...page, equal: [scheduleId, true] })
            : standingSo({ ...page, equal: [scheduleId, readiness] }),
      };
    },
    ({ found }) => ({ people: peopleById(found.map(({ personId }) => [personId])) }),
  ],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: viewRules,
  apply: ({ known, context }, input, { now }) => {
    const paused = new Set(known.people.filter((person) => isPaused(person, now)).map(({ id }) => id));
    const page = toPage(known.found, input, (row) => [row.nameKey, row.personId]);
    const rows = page.rows.map((row) => {
      const { account, calendar } = ticksOf(row);
      const cannotReply = paused.has(row.personId);
      const readiness = readinessOf(row) ?? "waiting";
      return { ...toMemberView(row), readiness, account, calendarTick: calendar, cannotReply };
    });
    return {
      output: { schedule: toScheduleView(context), rows, next: page.next, previous: page.previous },
    };
  },
});
