import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/fields.ts";
import { replyLimits } from "../offers/reply-context.ts";
import { swapChanged } from "./events.ts";
import { ownSwapRules } from "./rules.ts";
import { swapRounds, toSwapContext, withSwapSettings } from "./swap-context.ts";
import { planState } from "./swap-plans.ts";
import { swapOutput, toSwapOutput } from "./view.ts";

const input = z.strictObject({
  scheduleId: id,
  swapId: id,
});

/**
 * Stops offering one of the caller's shifts to others. They keep it. Has no effect on a withdrawn swap.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `shift.began`, `offer.withdrawn`, `offer.closed` (someone else has the shift)
 */
export const withdrawSwap = operation({
  name: "swaps.withdraw",
  summary: "Stops offering a shift to others.",
  portal: true,
  input,
  output: swapOutput,
  events: [swapChanged],
  hidesEvents: true,
  limits: replyLimits,
  prepare: withSwapSettings<z.output<typeof input>>,
  load: swapRounds,
  context: toSwapContext("withdraw"),
  rules: ownSwapRules,
  apply: ({ known, context }, _input, call) => {
    const { swap, state } = context;
    if (state === "withdrawn") return { output: toSwapOutput(swap, state) };
    return {
      output: toSwapOutput(swap, "withdrawn"),
      ...planState(context, known.parties, { state: "withdrawn" }, call),
    };
  },
});
