import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/fields.ts";
import { replyLimits } from "../offers/reply-context.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import { swapChanged } from "./events.ts";
import { ownSwapRules } from "./rules.ts";
import { swapRounds, toSwapContext, withSwapSettings } from "./swap-context.ts";
import { planAnswer } from "./swap-plans.ts";
import { swapOutput, toSwapOutput } from "./view.ts";

const input = z.strictObject({
  scheduleId: id,
  swapId: id,
});

/**
 * Agrees to the shift that someone gives in exchange for the caller's own. The shifts change hands at once, or as soon as a
 * planner approves it if the host requires approval. Has no effect if the caller has agreed before.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `schedule.archived`, `shift.began`, `offer.withdrawn`, `offer.closed` (no one has accepted it),
 *   `offer.not-eligible` (with the reasons)
 */
export const agreeToSwap = operation({
  name: "swaps.agree",
  summary: "Agrees to the shift that is given in exchange.",
  portal: true,
  input,
  output: swapOutput,
  events: [swapChanged, shiftAssigned],
  hidesEvents: true,
  limits: replyLimits,
  prepare: withSwapSettings<z.output<typeof input>>,
  load: swapRounds,
  context: toSwapContext("agree"),
  rules: ownSwapRules,
  apply: ({ known, context }, { needsApproval }, call) => {
    const { swap, state } = context;
    if (state !== "answered") return { output: toSwapOutput(swap, state) };
    const next = needsApproval ? "agreed" : "done";
    return { output: toSwapOutput(swap, next), ...planAnswer(context, known, { state: next }, call) };
  },
});
