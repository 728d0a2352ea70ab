import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import { update } from "../kernel/change.ts";
import type { Reaction } from "../kernel/reaction.ts";
import { handBack } from "../offers/hand-back.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { updateShift } from "../shifts/update-shift.ts";
import { swaps, swapsOfShift } from "./collection.ts";

interface OfShift {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** Has the job look at the swaps of a shift after it or its people changed. Until then, their state follows from the shift. */
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

/** What operations on shifts mean for swaps. */
export const swapReactions: readonly Reaction[] = [
  followShift(assignShift),
  followShift(updateShift),
  followShift(handBack),
];
