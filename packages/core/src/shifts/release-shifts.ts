import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { shifts } from "./collection.ts";
import { shiftsReleased } from "./declared-events.ts";
import { upcomingShiftsOf } from "./upcoming-shifts.ts";
import { changeShiftsRules } from "../schedules/rules.ts";

/** The maximum number of shifts one call releases. */
export const maxReleased = 500;

/**
 * Unassigns the upcoming shifts of a person, whether or not they are a member (Q21). Shifts that have begun and cancelled
 * ones keep their assignee (P25). One call releases at most 500; call again while `more` is true.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const releaseShifts = operation({
  name: "shifts.release",
  summary: "Releases the upcoming shifts of a person.",
  input: z.strictObject({ scheduleId: id, personId: id }),
  output: z.strictObject({ shiftIds: z.array(id), more: z.boolean() }),
  events: [shiftsReleased],
  load: [
    ({ scheduleId, personId }, actor, now) => ({
      ...scheduleFacts(scheduleId, actor),
      upcoming: upcomingShiftsOf(scheduleId, personId, now, maxReleased),
    }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: changeShiftsRules,
  apply: ({ known, context: { schedule } }, { personId }) => {
    const shiftIds = known.upcoming.slice(0, maxReleased).map((shift) => shift.id);
    const output = { shiftIds, more: known.upcoming.length > maxReleased };
    if (shiftIds.length === 0) return { output };
    const { change, entry } = recordScheduleChange(schedule, [shiftsReleased({ personId, shiftIds })]);
    const freed = shiftIds.map((shiftId) => update(shifts, [schedule.id, shiftId], { assigneeId: null }));
    return { output, changes: [change, ...freed], journalEntries: [entry] };
  },
});
