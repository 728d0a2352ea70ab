import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsByKey } from "./assignments.ts";
import { shiftsByKey } from "./collection.ts";
import { shiftsReleased } from "./declared-events.ts";
import { withoutOne } from "./shift-counts.ts";
import { assignmentWrites, released, shiftWrites } from "./slots.ts";
import { upcomingShiftsOf } from "./upcoming-shifts.ts";

/** The maximum number of shifts one call releases. */
export const maxReleased = 500;

/**
 * Takes a person off their upcoming shifts, whether or not they are a member (Q21). Canceled shifts and shifts that have begun keep their
 * assignees (P25). One call releases at most 500; call again while `more` is true.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const releaseShifts = operation({
  name: "shifts.release",
  summary: "Releases a person's upcoming shifts.",
  input: z.strictObject({ scheduleId: id, personId: id }),
  output: z.strictObject({ shiftIds: z.array(id), more: z.boolean() }),
  events: [shiftsReleased],
  load: [
    ({ scheduleId, personId }, actor, now) => ({
      ...scheduleFacts(scheduleId, actor),
      upcoming: upcomingShiftsOf(scheduleId, personId, now, maxReleased),
    }),
    ({ upcoming }, { scheduleId, personId }) => {
      const found = upcoming.slice(0, maxReleased);
      return {
        rows: shiftsByKey(found.map(({ shiftId }) => [scheduleId, shiftId])),
        held: assignmentsByKey(found.map(({ shiftId }) => [scheduleId, shiftId, personId])),
      };
    },
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: changeShiftsRules,
  apply: ({ known, context: { schedule } }, { personId }, { actor, now }) => {
    const rows = new Map(known.rows.map((row) => [row.id, row]));
    const editing = { by: actor.personId, now };
    const left = known.held.flatMap((one) => {
      const row = rows.get(one.shiftId);
      return row === undefined ? [] : [{ row, change: released(one, row, editing), after: withoutOne(row, one) }];
    });
    const shiftIds = left.map(({ row }) => row.id);
    const output = { shiftIds, more: known.upcoming.length > maxReleased };
    if (shiftIds.length === 0) return { output };
    const { change, entry } = recordScheduleChange(schedule, [shiftsReleased({ personId, shiftIds })]);
    const freed = left.flatMap(({ row, after }) => shiftWrites(row, after));
    return {
      output,
      changes: [change, ...freed, ...assignmentWrites(left.map((one) => one.change))],
      journalEntries: [entry],
    };
  },
});
