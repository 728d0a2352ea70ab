import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";
import { newTotals } from "../schedules/events.ts";
import { swapStates } from "./collection.ts";

const state = z.strictObject({ state: z.enum(swapStates) });

export const swapProposed = event("swap-proposed", "A person offered their shift to others.", {
  swapId: id,
  shiftId: id,
  personId: id,
  ...newTotals,
});

export const swapChanged = event("swap-changed", "A swap was answered, agreed, completed, ended or reopened.", {
  swapId: id,
  shiftId: id,
  /** The person who offers the shift. */
  personId: id,
  /** The person who takes it, if there is one. */
  takerId: id.nullable(),
  set: state,
  was: state,
  ...newTotals,
});

/** The events of swaps, on the topic of their schedule. */
export const swapEvents = [swapProposed, swapChanged] as const;
