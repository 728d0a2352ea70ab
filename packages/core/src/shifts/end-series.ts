import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsOf } from "./assignments.ts";
import { shiftsOfSeries } from "./collection.ts";
import { seriesEnded } from "./declared-events.ts";
import { isAfterAll, isFrom, maxOfSeries, series, seriesByKey } from "./series.ts";
import { endSeriesRules } from "./series-rules.ts";
import { toShiftContext } from "./shift-context.ts";
import { assignmentWrites, shiftWrites } from "./slots.ts";
import { changedShift } from "./update-shift.ts";
import { byShift } from "./view.ts";

/**
 * Ends a series: no more shifts are created, and those that haven't begun are canceled, or only those from a given date on. Shifts that
 * have begun stay. One call cancels at most 200; call again while `more` is true.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid` (the series has no upcoming shift from that
 *   date on), `schedule.archived`
 */
export const endSeries = operation({
  name: "shifts.endSeries",
  summary: "Ends a recurring series and cancels its upcoming shifts.",
  input: z.strictObject({
    scheduleId: id,
    seriesId: id,
    /** The date of the first shift to cancel, such as `2026-11-22`. Default: all upcoming shifts. */
    from: plainDate.optional(),
  }),
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
    ({ upcoming }, { from }) => ({ held: assignmentsOf(endingIn(upcoming, from)) }),
  ],
  context: (known, { from }, actor, now) => {
    const context = toShiftContext(known, actor, now);
    const isOpen = known.found?.open === true;
    return context && { ...context, taken: 0, isAfterAll: isOpen && isAfterAll(known.upcoming, from) };
  },
  row: ({ found }) => found,
  rules: endSeriesRules,
  apply: ({ known, context: { schedule }, row }, { from }, { actor, now }) => {
    const upcoming = endingIn(known.upcoming, from);
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

const endingIn = <S extends Parameters<typeof isFrom>[0]>(upcoming: readonly S[], from: string | undefined) =>
  upcoming.slice(0, maxOfSeries).filter((shift) => isFrom(shift, from));
