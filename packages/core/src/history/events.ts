import { z } from "zod";
import { event } from "../kernel/event.ts";
import { newTotals } from "../schedules/events.ts";

/** The events of history. */
export const historyEvents = [
  event("change-undone", {
    /** The number of the journal entry that was undone. */
    undone: z.int(),
    ...newTotals,
  }),
] as const;
