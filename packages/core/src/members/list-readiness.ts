import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { list } from "../kernel/query.ts";
import { peopleById } from "../people/collection.ts";
import { isPaused } from "../people/status.ts";
import { lookRules } from "../schedules/rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "../schedules/schedule-context.ts";
import { scheduleView, toScheduleView } from "../schedules/view.ts";
import { members } from "./collection.ts";
import { readinessOf, ticksOf } from "./readiness.ts";
import { memberView, toMemberView, viewColumns } from "./view.ts";

const columns = [...viewColumns, "nameKey"] as const;
const assignableOnes = list(members, "assignable", 2, columns);
const standingSo = list(members, "readiness", 2, columns);

/** A tick: there, waited for, or something for somebody to look at (Q16). */
const tick = z.enum(["ok", "pending", "warning"]);

/**
 * The assignable members of a schedule with their two ticks, account and calendar (X7), and whether the portal is shut to
 * them: a pause changes nobody's being assignable, but they cannot reply meanwhile (Q36). The totals stand in the schedule:
 * `ready` of `assignables`.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listReadiness = operation({
  name: "members.listReadiness",
  summary: "Who of the assignable members is ready, and what the others lack.",
  input: z.strictObject({
    scheduleId: id,
    /** Only these; everybody assignable if left out. */
    readiness: z.enum(["ready", "waiting"]).optional(),
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
    before: cursor.optional(),
  }),
  output: z.strictObject({
    schedule: scheduleView,
    rows: z.array(
      memberView.extend({
        readiness: z.enum(["ready", "waiting"]),
        account: tick,
        calendarTick: tick,
        /** Assignable, and the portal is shut to them (Q36). */
        cannotReply: z.boolean(),
      }),
    ),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [
    (input, actor) => {
      const { scheduleId, readiness } = input;
      const page = toWindow(input, 2);
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
  context: (known, _input, actor) => toScheduleContext(known, actor),
  rules: lookRules,
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
