import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import { assignShift } from "../shifts/assign-shift.ts";
import { endSeries } from "../shifts/end-series.ts";
import { releaseShifts } from "../shifts/release-shifts.ts";
import { updateSeries } from "../shifts/update-series.ts";
import { updateShift } from "../shifts/update-shift.ts";
import { dueNow } from "./answer-plans.ts";
import { type Offer, pendingOffersOf } from "./collection.ts";
import { freeSlotsOfMerged } from "./merged-people.ts";

interface OfShift {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** Makes the job look at the offers of a shift after it changed. Until then, its state follows from the shift. */
const followShift = <I extends OfShift, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    load: [({ scheduleId, shiftId }: OfShift) => ({ pending: pendingOffersOf(scheduleId, shiftId) })],
    context: ({ pending }) => (pending.length === 0 ? undefined : { pending }),
    rules: [],
    apply: ({ context: { pending }, plan: { changes = [] } }, _input, { now }) =>
      changes.length === 0 ? {} : { changes: pending.map((offer) => dueNow(offer, now)) },
  });

interface KnownUpcoming {
  readonly upcoming: readonly { readonly id?: string; readonly shiftId?: string }[];
}

/** The same for the shifts that one person is taken off, or for those of a series. */
const followShifts = <I extends { readonly scheduleId: string }, O extends { readonly shiftIds: readonly string[] }>(
  on: Operation<string, I, O>,
): Reaction =>
  reaction({
    on,
    load: [
      () => ({}),
      (_known: unknown, { scheduleId }: { readonly scheduleId: string }, _actor, _now, { upcoming }: KnownUpcoming) =>
        Object.fromEntries(
          upcoming.flatMap(({ id, shiftId = id }) =>
            shiftId === undefined ? [] : [[shiftId, pendingOffersOf(scheduleId, shiftId)]],
          ),
        ),
    ],
    context: (known) => ({ known }),
    rules: [],
    apply: ({ context: { known }, plan }, _input, { now }) => {
      const changed = plan.output.shiftIds.flatMap((shiftId) => (known as KnownPending)[shiftId] ?? []);
      return { changes: changed.map((offer) => dueNow(offer, now)) };
    },
  });

type KnownPending = Readonly<Record<string, readonly Offer[]>>;

/** What operations on shifts mean for offers. */
export const offerReactions: readonly Reaction[] = [
  followShift(assignShift),
  followShift(updateShift),
  followShifts(releaseShifts),
  followShifts(updateSeries),
  followShifts(endSeries),
  freeSlotsOfMerged,
];
