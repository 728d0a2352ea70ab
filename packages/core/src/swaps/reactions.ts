import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import { update } from "../kernel/store/change.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import { handBack } from "../offers/hand-back.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { endSeries } from "../shifts/end-series.ts";
import { releaseShifts } from "../shifts/release-shifts.ts";
import { updateSeries } from "../shifts/update-series.ts";
import { updateShift } from "../shifts/update-shift.ts";
import { pendingSwapsOf, swaps, swapsOfShift } from "./collection.ts";

interface OfShift {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** Makes the job look at the swaps of a shift after it or its people changed. Until then, their state follows from the shift. */
const followShift = <I extends OfShift, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [({ scheduleId, shiftId }: OfShift) => swapsOfShift(scheduleId, shiftId)],
    context: ({ offeredSwaps, returnedSwaps }) => ({ pending: [...offeredSwaps, ...returnedSwaps] }),
    rules: [],
    apply: ({ context: { pending }, plan: { changes = [] } }, _input, { now }) =>
      changes.length === 0
        ? {}
        : { changes: pending.map(({ scheduleId, id }) => update(swaps, [scheduleId, id], { dueAt: now })) },
  });

interface OfSchedule {
  readonly scheduleId: string;
}

/** The same after operations on several shifts. */
const followShifts = <I extends OfSchedule, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [({ scheduleId }: OfSchedule) => ({ pendingSwaps: pendingSwapsOf(scheduleId) })],
    context: ({ pendingSwaps }) => ({ pendingSwaps }),
    rules: [],
    apply: ({ context: { pendingSwaps }, plan: { changes = [] } }, _input, { now }) => {
      const changed = new Set(changes.flatMap((one) => (one.kind === "update" ? [one.key[1]] : [])));
      const concerned = pendingSwaps.filter((one) => changed.has(one.shiftId) || changed.has(one.returnShiftId ?? ""));
      return { changes: concerned.map(({ scheduleId, id }) => update(swaps, [scheduleId, id], { dueAt: now })) };
    },
  });

/** What operations on shifts mean for swaps. */
export const swapReactions: readonly Reaction[] = [
  followShift(assignShift),
  followShift(updateShift),
  followShift(handBack),
  followShifts(releaseShifts),
  followShifts(updateSeries),
  followShifts(endSeries),
];
