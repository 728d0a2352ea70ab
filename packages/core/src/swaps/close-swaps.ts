import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Schedule, scheduleById } from "../schedules/collection.ts";
import { assignmentByKey } from "../shifts/assignments.ts";
import { shiftByKey } from "../shifts/collection.ts";
import { swapByKey, swaps, swapsByDue } from "./collection.ts";
import { swapChanged } from "./events.ts";
import { partiesOf, swapStateAt } from "./swap-context.ts";
import { planState } from "./swap-plans.ts";

/**
 * Ends one swap if a shift began or changed, or a person is no longer on it. Evaluated again in its transaction, so that two
 * processes never do it twice.
 */
export const closeSwap = operation({
  name: "swaps.close",
  summary: "Ends a swap whose shifts or people changed.",
  internal: true,
  input: z.strictObject({ scheduleId: id, swapId: id }),
  output: z.strictObject({ changed: z.boolean() }),
  events: [swapChanged],
  load: [
    ({ scheduleId, swapId }) => ({ schedule: scheduleById(scheduleId), swap: swapByKey(scheduleId, swapId) }),
    ({ swap }, { scheduleId }) => ({
      shift: shiftByKey(scheduleId, swap?.shiftId ?? ""),
      returned: shiftByKey(scheduleId, swap?.returnShiftId ?? ""),
      given: assignmentByKey(scheduleId, swap?.shiftId ?? "", swap?.personId ?? ""),
      takenBefore: assignmentByKey(scheduleId, swap?.shiftId ?? "", swap?.takerId ?? ""),
      returnedFrom: assignmentByKey(scheduleId, swap?.returnShiftId ?? "", swap?.takerId ?? ""),
      returnedBefore: assignmentByKey(scheduleId, swap?.returnShiftId ?? "", swap?.personId ?? ""),
      parties: partiesOf(swap),
    }),
  ],
  context: ({ schedule }): { readonly schedule: Schedule } | undefined => schedule && { schedule },
  row: ({ swap }) => swap,
  rules: [grant<{ readonly schedule: Schedule }>("swaps close in time", () => true)],
  apply: ({ known, context: { schedule }, row }, _input, call) => {
    if (!row.pending || row.dueAt > call.now) return { output: { changed: false } };
    if (swapStateAt(row, known, call.now) === "lapsed")
      return {
        output: { changed: true },
        ...planState({ schedule, swap: row }, known.parties, { state: "lapsed" }, call),
      };
    const dueAt = Math.min(known.shift?.start ?? call.now, known.returned?.start ?? Infinity);
    return { output: { changed: true }, changes: [update(swaps, [row.scheduleId, row.id], { dueAt })] };
  },
});

/** The maximum number of swaps in one run. */
const maxAtOnce = 100;

/**
 * Ends what is due, each swap in its own transaction.
 * @returns the number of swaps
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export async function closeDueSwaps(environment: JobEnvironment): Promise<number> {
  let done = 0;
  await workOnDueRows(environment, {
    name: closeSwap.name,
    query: swapsByDue,
    page: () => ({ equal: [true], limit: maxAtOnce }),
    isDue: ({ dueAt }, now) => dueAt <= now,
    keyOf: ({ scheduleId, id }) => [scheduleId, id],
    async work([{ scheduleId, id: swapId }]) {
      await environment.run(closeSwap.name, { scheduleId, swapId });
      done++;
    },
  });
  return done;
}
