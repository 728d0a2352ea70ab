import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { departure, departureEvents, departureFacts, departuresOf } from "./departures.ts";
import { extendLease, stepFacts, stepRules, toStepContext } from "./lease.ts";
import { step } from "./sync-input.ts";
import { heldReasonCodes } from "./sync-plan.ts";

/** Removes the members who left a linked schedule, all in one transaction, unless they have to wait for an admin (Q20). */
export const applyRemovals = operation({
  name: "links.applyRemovals",
  summary: "Removes the members who left a linked schedule.",
  internal: true,
  input: z.strictObject({ ...step, departures: z.array(departure), synced: z.int() }),
  output: z.strictObject({
    removed: z.int(),
    /** The number of those who stay as admins (Q5). */
    kept: z.int(),
    held: z.array(z.enum(heldReasonCodes)).readonly(),
  }),
  events: [...departureEvents],
  load: [
    (input, _actor, now) => ({
      ...stepFacts(input),
      ...departureFacts(input.scheduleId, input.departures, now),
    }),
  ],
  context: toStepContext,
  rules: stepRules,
  apply: ({ known, context: { schedule, link } }, { departures, synced }, call) => {
    const { removed, kept, held, changes, journalEntries } = departuresOf(
      { schedule, link, synced, isConfirmed: false },
      departures,
      known,
      call,
    );
    return { output: { removed, kept, held }, changes: [...changes, extendLease(link, call.now)], journalEntries };
  },
});
