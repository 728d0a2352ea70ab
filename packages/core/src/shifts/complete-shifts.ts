import { z } from "zod";
import type { Awaitable } from "../kernel/awaitable.ts";
import type { Clock } from "../kernel/clock.ts";
import { id } from "../kernel/fields.ts";
import { list } from "../kernel/query.ts";
import { grant } from "../kernel/rule.ts";
import type { Store } from "../kernel/store.ts";
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

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly run: (name: string, input: unknown) => Awaitable<unknown>;
}

const byEnd = list(shifts, "ending", 1, ["scheduleId", "id", "end"]);

/**
 * Completes every published shift that has ended. Drafts stay drafts.
 * @returns the number of completed shifts
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 */
export async function completeEnded({ store, clock, run }: Parts): Promise<number> {
  let completed = 0;
  for (const status of ["confirmed", "offered"] as const) {
    for (let isMore = true; isMore;) {
      const [rows] = await store.transaction("read", (tx) => tx.read([byEnd({ equal: [status], limit: maxAtOnce })]));
      const now = clock.now();
      const over = rows.filter(({ end }) => end <= now);
      for (const scheduleId of new Set(over.map((row) => row.scheduleId))) {
        const shiftIds = over.filter((row) => row.scheduleId === scheduleId).map((row) => row.id);
        completed += ((await run(completeShifts.name, { scheduleId, shiftIds })) as { completed: number }).completed;
      }
      isMore = over.length === maxAtOnce;
    }
  }
  return completed;
}
