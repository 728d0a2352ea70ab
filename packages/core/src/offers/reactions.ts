import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import type { Reaction } from "../kernel/reaction.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { releaseShifts } from "../shifts/release-shifts.ts";
import { updateShift } from "../shifts/update-shift.ts";
import { dueNow } from "./answer-plans.ts";
import { type Offer, pendingOffersOf } from "./collection.ts";

interface OfShift {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** Has the job look at the offers of a shift after it changed. Until then, its state follows from the shift. */
const followShift = <I extends OfShift, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [({ scheduleId, shiftId }: OfShift) => ({ pending: pendingOffersOf(scheduleId, shiftId) })],
    context: ({ pending }) => (pending.length === 0 ? undefined : { pending }),
    rules: [],
    apply: ({ context: { pending }, plan: { changes = [] } }, _input, { now }) =>
      changes.length === 0 ? {} : { changes: pending.map((offer) => dueNow(offer, now)) },
  });

/** The same for the shifts that one person is taken off. */
const followReleased = reaction({
  on: releaseShifts,
  load: [
    () => ({}),
    (_known: unknown, { scheduleId }, _actor, _now, { upcoming }: KnownUpcoming) =>
      Object.fromEntries(upcoming.map(({ shiftId }) => [shiftId, pendingOffersOf(scheduleId, shiftId)])),
  ],
  context: (known) => ({ known }),
  rules: [],
  apply: ({ context: { known }, plan }, _input, { now }) => {
    const freed = plan.output.shiftIds.flatMap((shiftId) => (known as KnownPending)[shiftId] ?? []);
    return { changes: freed.map((offer) => dueNow(offer, now)) };
  },
});

interface KnownUpcoming {
  readonly upcoming: readonly { readonly shiftId: string }[];
}

type KnownPending = Readonly<Record<string, readonly Offer[]>>;

/** What operations on shifts mean for offers. */
export const offerReactions: readonly Reaction[] = [followShift(assignShift), followShift(updateShift), followReleased];
