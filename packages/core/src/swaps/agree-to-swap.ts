import { operation } from "../identity/operation.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import { swapChanged } from "./events.ts";
import { ownSwapParts, swapKey } from "./own-swap.ts";
import { planAnswer } from "./swap-plans.ts";
import { toSwapOutput } from "./view.ts";

/**
 * Agrees to the shift that someone gives in exchange for the caller's own. The shifts change hands at once, or when a planner approves the
 * swap if the host requires approval. Has no effect if the caller has agreed before.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `shift.began`, `offer.withdrawn`, `offer.closed` (no one has accepted it),
 *   `offer.not-eligible` (with the reasons)
 */
export const agreeToSwap = operation({
  name: "swaps.agree",
  summary: "Agrees to the shift that is given in exchange.",
  ...ownSwapParts(swapKey, "agree"),
  events: [swapChanged, shiftAssigned],
  apply: ({ known, context }, { needsApproval }, call) => {
    const { swap, state } = context;
    if (state !== "answered") return { output: toSwapOutput(swap, state) };
    const next = needsApproval ? "agreed" : "done";
    return { output: toSwapOutput(swap, next), ...planAnswer(context, known, { state: next }, call) };
  },
});
