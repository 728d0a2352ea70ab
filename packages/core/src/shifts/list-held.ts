import { z } from "zod";
import { cursor, id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage } from "../kernel/store/page.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { assignmentsOf } from "./assignments.ts";
import { shiftsByStart } from "./collection.ts";
import { assigneeFacts, toAssignees, isFlagged } from "./assignees.ts";
import { orderOfShift, toShiftWindow } from "./shift-order.ts";
import { byShift, shiftView, toShiftView } from "./view.ts";

/** The number of upcoming shifts one call scans. */
export const maxScanned = 500;

/**
 * Lists flagged shifts: upcoming shifts with someone who is no longer on the schedule or no longer assignable (Q21). One call scans 500
 * upcoming shifts to limit its cost, so a page may be empty and still have a next one.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listHeldShifts = operation({
  name: "shifts.listHeld",
  summary: "Lists upcoming shifts with an assignee who is no longer assignable.",
  input: z.strictObject({ scheduleId: id, after: cursor.optional() }),
  output: z.strictObject({ shifts: z.array(shiftView), next: cursor.nullable() }),
  load: [
    ({ scheduleId, after: cursor }, actor, now) => {
      const { after, limit } = toShiftWindow({ limit: maxScanned, after: cursor });
      const begin = after === undefined ? { from: now + 1 } : { after };
      return {
        ...scheduleFacts(scheduleId, actor),
        upcoming: shiftsByStart({ equal: [scheduleId], limit, filter: { open: true }, ...begin }),
      };
    },
    ({ upcoming }) => ({ held: assignmentsOf(upcoming) }),
    ({ held }, { scheduleId }) =>
      assigneeFacts(
        scheduleId,
        held.map(({ personId }) => personId),
      ),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, everyoneOnAScheduleSeesIt],
  apply: ({ known }, { after }, { now }) => {
    const { rows, next } = toPage(known.upcoming, { limit: maxScanned, after }, orderOfShift);
    const assignees = toAssignees(known);
    const held = byShift(known.held);
    const flagged = rows.filter((row) =>
      held.get(row.id)?.some(({ personId }) => isFlagged(row, assignees.get(personId), now)),
    );
    return { output: { shifts: flagged.map((row) => toShiftView(row, held.get(row.id) ?? [], assignees, now)), next } };
  },
});
