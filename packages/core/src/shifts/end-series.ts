import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsOf } from "./assignments.ts";
import { shiftsOfSeries } from "./collection.ts";
import { seriesEnded } from "./declared-events.ts";
import { series, seriesByKey } from "./series.ts";
import { assignmentWrites, shiftWrites } from "./slots.ts";
import { changedShift } from "./update-shift.ts";
import { byShift } from "./view.ts";

/** The maximum number of shifts one call cancels or changes. */
export const maxOfSeries = 200;

/**
 * Ends a series: no more shifts are created, and those that haven't begun are cancelled. What has begun stays. One call
 * cancels at most 200; call again while `more` is true.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const endSeries = operation({
  name: "shifts.endSeries",
  summary: "Ends a recurring series and cancels its upcoming shifts.",
  input: z.strictObject({ scheduleId: id, seriesId: id }),
  output: z.strictObject({ shiftIds: z.array(id), more: z.boolean() }),
  events: [seriesEnded],
  load: [
    ({ scheduleId, seriesId }, actor, now) => ({
      ...scheduleFacts(scheduleId, actor),
      found: seriesByKey(scheduleId, seriesId),
      upcoming: shiftsOfSeries({
        ...{ equal: [scheduleId, seriesId], from: now + 1, limit: maxOfSeries + 1 },
        filter: { open: true },
      }),
    }),
    ({ upcoming }) => ({ held: assignmentsOf(upcoming.slice(0, maxOfSeries)) }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ found }) => found,
  rules: changeShiftsRules,
  apply: ({ known, context: { schedule }, row }, _input, { actor, now }) => {
    const upcoming = known.upcoming.slice(0, maxOfSeries);
    const shiftIds = upcoming.map((shift) => shift.id);
    const output = { shiftIds, more: known.upcoming.length > maxOfSeries };
    if (shiftIds.length === 0 && !row.open) return { output };
    const held = byShift(known.held);
    const writes = upcoming.flatMap((shift) => {
      const editing = { by: actor.personId, now };
      const { shift: after, people } = changedShift(shift, held.get(shift.id) ?? [], { status: "cancelled" }, editing);
      return [...shiftWrites(shift, after), ...assignmentWrites(people)];
    });
    const { change, entry } = recordScheduleChange(schedule, [seriesEnded({ seriesId: row.id, shiftIds })]);
    const ended = update(series, [row.scheduleId, row.id], { open: false });
    return { output, changes: [change, ended, ...writes], journalEntries: [entry] };
  },
});
