import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts, toMemberContext } from "../members/member-context.ts";
import { updateScheduleSummary } from "../schedules/schedule-summary.ts";
import { shifts } from "./collection.ts";
import { shiftsReleased } from "./events.ts";
import { futureShiftsOf } from "./future-shifts.ts";
import { changeShiftsRules } from "./rules.ts";

/** How many shifts one call gives back. */
export const maxReleased = 500;

/**
 * Gives back the shifts ahead of somebody, on the schedule or not: nobody works them until they are assigned again (Q21).
 * What has begun, and what is cancelled, stays theirs (P25). One call gives back 500 at most; `more` says to call again.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const releaseShifts = operation({
  name: "shifts.release",
  summary: "Gives back the shifts ahead of somebody.",
  input: z.strictObject({ scheduleId: id, personId: id }),
  output: z.strictObject({ shiftIds: z.array(id), more: z.boolean() }),
  load: [
    ({ scheduleId, personId }, actor, now) => ({
      ...scheduleFacts(scheduleId, actor),
      ahead: futureShiftsOf(scheduleId, personId, now, maxReleased),
    }),
  ],
  context: (known, _input, actor) => toMemberContext(known, actor),
  rules: changeShiftsRules,
  apply: ({ known, context: { schedule } }, { personId }) => {
    const shiftIds = known.ahead.slice(0, maxReleased).map((shift) => shift.id);
    const output = { shiftIds, more: known.ahead.length > maxReleased };
    if (shiftIds.length === 0) return { output };
    const { change, entry } = updateScheduleSummary(schedule, {}, [shiftsReleased(personId, shiftIds)]);
    const freed = shiftIds.map((shiftId) => update(shifts, [schedule.id, shiftId], { assigneeId: null }));
    return { output, changes: [change, ...freed], journalEntries: [entry] };
  },
});
