import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { swapPeople } from "./collection.ts";
import { swapChanged } from "./events.ts";
import { ownSwapParts, swapKey } from "./own-swap.ts";
import { planState } from "./swap-plans.ts";
import { toSwapOutput } from "./view.ts";

/**
 * Declines a swap. People who could take the shift no longer see it. A person who accepted it backs out. The person who offered it refuses
 * the shift given in exchange. In the last two cases, it is open to others again.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `shift.began`, `offer.withdrawn`, `offer.already-filled`, `offer.closed`
 */
export const declineSwap = operation({
  name: "swaps.decline",
  summary: "Declines a swap.",
  ...ownSwapParts(swapKey, "decline"),
  events: [swapChanged],
  apply: ({ known, context }, _input, call) => {
    const { swap, state, part, actor, shift } = context;
    const { scheduleId, id: swapId } = swap;
    if (part === "candidate") {
      const row = { scheduleId, swapId, personId: actor.personId, part: "declined", open: false } as const;
      return { output: toSwapOutput(swap, state), changes: [insert(swapPeople, { ...row, changedAt: call.now })] };
    }
    if (state === "open" || part === "declined") return { output: toSwapOutput(swap, state) };
    const set = { state: "open", takerId: null, returnShiftId: null, returnVersion: null, dueAt: shift.start } as const;
    return { output: toSwapOutput(swap, "open"), ...planState(context, known.parties, set, call) };
  },
});
