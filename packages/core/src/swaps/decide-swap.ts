import { z } from "zod";
import { reasonText } from "../availability/asked-days.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import { swapChanged } from "./events.ts";
import { decideSwapRules } from "./rules.ts";
import { swapRounds, toSwapContext, withSwapSettings } from "./swap-context.ts";
import { planAnswer } from "./swap-plans.ts";
import { swapOutput, toSwapOutput } from "./view.ts";

const input = z
  .strictObject({
    scheduleId: id,
    swapId: id,
    approve: z.boolean(),
    /** The reason for a rejection, which both people see. Required to reject. */
    answer: reasonText.default(""),
  })
  .refine(({ approve, answer }) => approve || answer !== "", {
    path: ["answer"],
    error: "a reason for the rejection",
  });

/**
 * Approves or rejects a swap that both people agreed on, for people who plan the schedule (Q60). Has no effect if it was decided
 * in the same way before.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`, `shift.began`,
 *   `offer.withdrawn`, `offer.closed` (they haven't agreed), `offer.not-eligible` (with the reasons)
 */
export const decideSwap = operation({
  name: "swaps.decide",
  summary: "Approves or rejects a swap.",
  input,
  output: swapOutput,
  events: [swapChanged, shiftAssigned],
  prepare: withSwapSettings<z.output<typeof input>>,
  load: swapRounds,
  context: toSwapContext("decide"),
  rules: decideSwapRules,
  apply: ({ known, context }, { approve, answer }, call) => {
    const { swap, state } = context;
    if (state !== "agreed") return { output: toSwapOutput(swap, state) };
    const set = approve ? ({ state: "done" } as const) : ({ state: "rejected", answer } as const);
    return { output: toSwapOutput(swap, set.state), ...planAnswer(context, known, set, call) };
  },
});
