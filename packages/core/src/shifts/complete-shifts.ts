import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { list } from "../kernel/store/query.ts";
import { doEach } from "../kernel/queues/work-through.ts";
import { grant } from "../kernel/operations/rule.ts";
import { operation } from "../identity/operation.ts";
import { type Schedule, scheduleById } from "../schedules/collection.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assignmentsOf } from "./assignments.ts";
import { shifts, shiftsByKey } from "./collection.ts";
import { shiftsCompleted } from "./declared-events.ts";
import { assignmentWrites, shiftWrites, withPeople, withState } from "./slots.ts";
import { byShift } from "./view.ts";

/** The maximum number of shifts one transaction completes, so that other writes don't wait long. */
const maxAtOnce = 100;

/** Completes published shifts of one schedule that have ended. Repeating it changes nothing. */
export const completeShifts = operation({
  name: "shifts.complete",
  summary: "Completes the shifts of a schedule that have ended.",
  internal: true,
  input: z.strictObject({ scheduleId: id, shiftIds: z.array(id).max(maxAtOnce) }),
  output: z.strictObject({ completed: z.int() }),
  events: [shiftsCompleted],
  load: [
    ({ scheduleId, shiftIds }) => ({
      schedule: scheduleById(scheduleId),
      rows: shiftsByKey(shiftIds.map((shiftId) => [scheduleId, shiftId])),
    }),
    ({ rows }) => ({ held: assignmentsOf(rows) }),
  ],
  context: ({ schedule }): { readonly schedule: Schedule } | undefined =>
    schedule === undefined ? undefined : { schedule },
  rules: [grant<{ readonly schedule: Schedule }>("shifts end by themselves", () => true)],
  apply: ({ known: { rows, held }, context: { schedule } }, _input, { actor, now }) => {
    const over = rows.filter(({ open, published, end }) => open && published && end <= now);
    if (over.length === 0) return { output: { completed: 0 } };
    const people = byShift(held);
    const editing = { by: actor.personId, now };
    const changes = over.flatMap((row) => {
      const moved = { ...row, status: "completed" as const };
      const after = (people.get(row.id) ?? []).map((one) => withState(one, moved, one.state, editing));
      const active = after.flatMap((one) => one.after ?? []);
      return [...shiftWrites(row, withPeople(moved, active)), ...assignmentWrites(after)];
    });
    const event = shiftsCompleted({ shiftIds: over.map((row) => row.id) });
    const { change, entry } = recordScheduleChange(schedule, [event]);
    return { output: { completed: over.length }, changes: [change, ...changes], journalEntries: [entry] };
  },
});

const byEnd = list(shifts, "ending", 1, ["scheduleId", "id", "end"]);

/**
 * Completes every published shift that has ended. Drafts stay drafts.
 * @returns the number of completed shifts
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function completeEnded(environment: JobEnvironment): Promise<number> {
  let completed = 0;
  const complete = (status: "confirmed" | "offered") =>
    workOnDueRows(environment, {
      name: completeShifts.name,
      query: byEnd,
      page: () => ({ equal: [status], limit: maxAtOnce }),
      isDue: ({ end }, now) => end <= now,
      keyOf: ({ scheduleId, id }) => [scheduleId, id],
      groupOf: ({ scheduleId }) => scheduleId,
      async work(rows) {
        const input = { scheduleId: rows[0].scheduleId, shiftIds: rows.map((row) => row.id) };
        completed += ((await environment.run(completeShifts.name, input)) as { completed: number }).completed;
      },
    });
  await doEach([() => complete("confirmed"), () => complete("offered")]);
  return completed;
}
