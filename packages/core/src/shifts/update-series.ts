import { z } from "zod";
import { insert, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsOf } from "./assignments.ts";
import { shiftsOfSeries } from "./collection.ts";
import { assignmentChanged, seriesChanged } from "./declared-events.ts";
import { toStateChanges } from "./events.ts";
import { isAfterAll, isFrom, maxOfSeries, type Series, series, seriesByKey, timesOn } from "./series.ts";
import { updateSeriesRules } from "./series-rules.ts";
import { toShiftContext } from "./shift-context.ts";
import { assignmentWrites, shiftWrites } from "./slots.ts";
import { changedShift } from "./update-shift.ts";
import { byShift, shiftFields } from "./view.ts";

/** `08:00`. */
const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time such as `08:00`");

/**
 * Changes the upcoming shifts of a series: all of them, or those from a date on, which become a separate series. Shifts that were changed
 * individually keep their values; shifts that have begun stay. To change one shift, use `shifts.update`; for other dates, end the series
 * and create another.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`
 */
export const updateSeries = operation({
  name: "shifts.updateSeries",
  summary: "Changes the upcoming shifts of a series.",
  input: z.strictObject({
    scheduleId: id,
    seriesId: id,
    /** The date of the first shift to change, such as `2026-11-22`. Default: all upcoming shifts. */
    from: plainDate.optional(),
    kind: shiftFields.kind.optional(),
    venue: shiftFields.venue.optional(),
    position: shiftFields.position.optional(),
    notes: shiftFields.notes.optional(),
    /** At least the number of people on each shift. */
    slots: shiftFields.slots.optional(),
    needs: shiftFields.needs.optional(),
    /** In the zone of the series. */
    startTime: wallTime.optional(),
    /** In the zone of the series; on the next day if it isn't after the start. */
    endTime: wallTime.optional(),
  }),
  output: z.strictObject({
    /** The series of the changed shifts: another one if only some changed. */
    seriesId: id,
    /** The changed shifts, by start. */
    shiftIds: z.array(id),
  }),
  events: [seriesChanged, assignmentChanged],
  load: [
    ({ scheduleId, seriesId }, actor, now) => ({
      ...scheduleFacts(scheduleId, actor),
      found: seriesByKey(scheduleId, seriesId),
      upcoming: shiftsOfSeries({
        ...{ equal: [scheduleId, seriesId], from: now + 1, limit: maxOfSeries },
        filter: { open: true },
      }),
    }),
    ({ upcoming }, { from }) => ({ held: assignmentsOf(upcoming.filter((shift) => isFrom(shift, from))) }),
  ],
  context: (known, { slots, from, startTime, endTime }, actor, now) => {
    const changing = known.upcoming.filter((shift) => isFrom(shift, from) && !shift.isException);
    const context = toShiftContext(known, actor, now, { asked: { slots } });
    const taken = Math.max(0, ...changing.map((shift) => shift.taken));
    const after = known.found && { ...known.found, ...timesAfter(known.found, startTime, endTime) };
    const isMovedToThePast =
      startTime !== undefined &&
      changing.some(({ occurrence }) => after && occurrence !== null && timesOn(after, occurrence).start <= now);
    return context && { ...context, taken, isAfterAll: isAfterAll(known.upcoming, from), isMovedToThePast };
  },
  row: ({ found }) => found,
  rules: updateSeriesRules,
  apply: ({ known, context: { schedule }, row: before }, asked, { actor, now, newId }) => {
    const { scheduleId: _schedule, seriesId: _series, from, startTime, endTime, ...given } = asked;
    const upcoming = known.upcoming.filter((shift) => isFrom(shift, from));
    const isSplit = upcoming.length > 0 && upcoming.length < known.upcoming.length;
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const firstDate = (isSplit ? upcoming[0]?.occurrence : null) ?? before.firstDate;
    const values = { ...before, ...set, ...timesAfter(before, startTime, endTime), firstDate };
    const after: Series = isSplit ? { ...values, id: newId() } : values;
    const held = byShift(known.held);
    const isMoved = startTime !== undefined || endTime !== undefined;
    const changed = upcoming.map((row) => {
      const { start, end } = isMoved && row.occurrence !== null ? timesOn(after, row.occurrence) : row;
      const [startsAt, endsAt] = [start, end].map((at) => ({ at, timeZone: row.timeZone }));
      const news = row.isException ? {} : { ...given, start: startsAt, end: endsAt };
      const { shift, people } = changedShift(row, held.get(row.id) ?? [], news, { by: actor.personId, now });
      return { row, shift: { ...shift, seriesId: after.id }, people };
    });
    const shiftIds = changed.filter(({ row }) => !row.isException).map(({ row }) => row.id);
    const fields = [...Object.keys(set), ...(isMoved ? ["start", "end"] : [])];
    const { change, entry } = recordScheduleChange(schedule, [
      seriesChanged({ seriesId: after.id, shiftIds, fields }),
      ...changed.flatMap(({ people }) => toStateChanges(people)),
    ]);
    const key = [before.scheduleId, before.id];
    const { scheduleId: _one, id: _other, ...columns } = after;
    return {
      output: { seriesId: after.id, shiftIds },
      changes: [
        change,
        ...(isSplit ? [insert(series, after), update(series, key, { open: false })] : [update(series, key, columns)]),
        ...changed.flatMap(({ row, shift, people }) => [...shiftWrites(row, shift), ...assignmentWrites(people)]),
      ],
      journalEntries: [entry],
    };
  },
});

/** The wall-clock times of a series after a change. */
function timesAfter(before: Series, start: string | undefined, end: string | undefined) {
  if (start === undefined && end === undefined) return {};
  const startTime = start === undefined ? before.startTime : `${start}:00`;
  const endTime = end === undefined ? before.endTime : `${end}:00`;
  const endDays = before.endDays > 1 ? before.endDays : endTime > startTime ? 0 : 1;
  return { startTime, endTime, endDays };
}
