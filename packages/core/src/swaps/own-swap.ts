import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { replyLimits } from "../offers/reply-context.ts";
import { ownSwapRules } from "./rules.ts";
import { type SwapAction, swapRounds, toSwapContext, withSwapSettings } from "./swap-context.ts";
import { swapOutput } from "./view.ts";

/** The swap that an operation acts on. */
export const swapKey = z.strictObject({
  scheduleId: id,
  swapId: id,
});

/** The parts that the operations of people on both sides of a swap have in common. */
export const ownSwapParts = <Input extends z.ZodType<z.output<typeof swapKey>>>(input: Input, action: SwapAction) =>
  ({
    portal: true,
    input,
    output: swapOutput,
    hidesEvents: true,
    limits: replyLimits,
    prepare: withSwapSettings<z.output<Input>>,
    load: swapRounds,
    context: toSwapContext(action),
    rules: ownSwapRules,
  }) as const;
