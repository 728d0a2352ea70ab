import { operation } from "../identity/operation.ts";
import { swapChanged } from "./events.ts";
import { ownSwapParts, swapKey } from "./own-swap.ts";
import { planState } from "./swap-plans.ts";
import { toSwapOutput } from "./view.ts";

/**
 * Stops offering one of the caller's shifts to others. They keep it. Has no effect on a withdrawn swap.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `shift.began`, `offer.withdrawn`, `offer.closed` (someone else has the shift)
 */
export const withdrawSwap = operation({
  name: "swaps.withdraw",
  summary: "Stops offering a shift to others.",
  ...ownSwapParts(swapKey, "withdraw"),
  events: [swapChanged],
  apply: ({ known, context }, _input, call) => {
    const { swap, state } = context;
    if (state === "withdrawn") return { output: toSwapOutput(swap, state) };
    return {
      output: toSwapOutput(swap, "withdrawn"),
      ...planState(context, known.parties, { state: "withdrawn" }, call),
    };
  },
});
