import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import { swapChanged } from "./events.ts";
import { ownSwapParts, swapKey } from "./own-swap.ts";
import { planAnswer } from "./swap-plans.ts";
import { toSwapOutput } from "./view.ts";

const input = swapKey.extend({
  /** The version of the shift that the caller saw (Q42). */
  version: z.int(),
  /** One of the caller's shifts on the same schedule, given in exchange. */
  inExchange: z.strictObject({ shiftId: id, version: z.int() }).optional(),
});

/**
 * Accepts a shift that someone offers to others. Without an exchange, the caller gets it at once, or when a planner approves it if the host
 * requires approval. With an exchange, the person who offered it agrees first. The first acceptance to be committed counts (Q41). Has no
 * effect if the caller has accepted before. Swaps of schedules where the caller can't be assigned aren't found (P42).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `shift.began`, `offer.withdrawn`, `offer.already-filled`, `offer.changed` (with
 *   the current version), `offer.not-eligible` (with the reasons)
 */
export const acceptSwap = operation({
  name: "swaps.accept",
  summary: "Accepts a shift that someone offers to others.",
  ...ownSwapParts(input, "accept"),
  events: [swapChanged, shiftAssigned],
  apply: ({ known, context }, { inExchange, needsApproval }, call) => {
    const { swap, state, actor } = context;
    if (swap.takerId === actor.personId) return { output: toSwapOutput(swap, state) };
    const next = inExchange === undefined ? (needsApproval ? "agreed" : "done") : "answered";
    const { shiftId = null, version = null } = inExchange ?? {};
    const dueAt = Math.min(context.shift.start, context.returned?.start ?? Infinity);
    const set = {
      state: next,
      takerId: actor.personId,
      returnShiftId: shiftId,
      returnVersion: version,
      dueAt,
    } as const;
    return { output: toSwapOutput(swap, next), ...planAnswer(context, known, set, call) };
  },
});
