import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { newTotals } from "../schedules/events.ts";

export const changeUndone = event("change-undone", "A history entry was undone.", {
  /** The number of the journal entry that was undone. */
  undone: z.int(),
  ...newTotals,
});

/** The events of history. */
export const historyEvents = [changeUndone] as const;
