import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { insert, update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { grant } from "../kernel/operations/rule.ts";
import { operation } from "../identity/operation.ts";
import { type Schedule, scheduleById } from "../schedules/collection.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { shifts } from "./collection.ts";
import { seriesExtended } from "./declared-events.ts";
import { horizonOf, nextDates, series, seriesByDue, seriesByKey, shiftOn } from "./series.ts";

/** Creates the shifts of a series that are due. Repeating it changes nothing. */
export const extendSeries = operation({
  name: "shifts.extendSeries",
  summary: "Creates the shifts of a series for the next 26 weeks.",
  internal: true,
  input: z.strictObject({ scheduleId: id, seriesId: id }),
  output: z.strictObject({ created: z.int() }),
  events: [seriesExtended],
  load: [
    ({ scheduleId, seriesId }) => ({ schedule: scheduleById(scheduleId), found: seriesByKey(scheduleId, seriesId) }),
  ],
  context: ({ schedule }): { readonly schedule: Schedule } | undefined =>
    schedule === undefined ? undefined : { schedule },
  row: ({ found }) => found,
  rules: [grant<{ readonly schedule: Schedule }>("series continue by themselves", () => true)],
  apply: ({ context: { schedule }, row: before }, _input, { actor, now, newId }) => {
    const { dates, row } = nextDates(before, horizonOf(before.timeZone, now));
    const output = { created: dates.length };
    const { open, next, remaining } = row;
    if (next === before.next && open === before.open) return { output };
    const created = dates.map((date) => shiftOn(row, date, newId(), actor.personId, now));
    const extended = update(series, [row.scheduleId, row.id], { open, next, remaining }, { next: before.next });
    if (created.length === 0) return { output, changes: [extended] };
    const event = seriesExtended({ seriesId: row.id, shiftIds: created.map((shift) => shift.id) });
    const { change, entry } = recordScheduleChange(schedule, [event]);
    return {
      output,
      changes: [change, extended, ...created.map((shift) => insert(shifts, shift))],
      journalEntries: [entry],
    };
  },
});

/** How many series are looked at in one read. */
const maxAtOnce = 100;

/**
 * Creates the shifts of all series that are due.
 * @returns the number of created shifts
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function extendDue(environment: JobEnvironment): Promise<number> {
  let created = 0;
  await workOnDueRows(environment, {
    name: extendSeries.name,
    query: seriesByDue,
    page: () => ({ equal: [true], limit: maxAtOnce }),
    // The earliest horizon of any zone: no series is looked at twice in a row.
    isDue: ({ next }, now) => next <= horizonOf("Etc/GMT+12", now),
    keyOf: ({ scheduleId, id }) => [scheduleId, id],
    async work([{ scheduleId, id: seriesId }]) {
      const extended = (await environment.run(extendSeries.name, { scheduleId, seriesId })) as { created: number };
      created += extended.created;
    },
  });
  return created;
}
