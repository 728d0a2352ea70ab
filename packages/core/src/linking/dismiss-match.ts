import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { upstreamPeople } from "./collection.ts";
import { matchDismissed } from "./events.ts";
import { manageLinkRules, toLinkContext } from "./link-context.ts";
import { matchFacts, matchKey } from "./match-context.ts";

/**
 * Declares that the two people in a possible match are different (Q17). Later runs don't suggest it again.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`
 */
export const dismissMatch = operation({
  name: "links.dismissMatch",
  summary: "Dismisses a possible match of a member who arrived from a linked schedule.",
  input: matchKey,
  output: z.strictObject({
    /** False if there is no such match anymore. */
    dismissed: z.boolean(),
  }),
  events: [matchDismissed],
  load: [matchFacts],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: manageLinkRules,
  apply: ({ known: { upstream }, context: { schedule } }, { scheduleId, externalId }) => {
    if (typeof upstream?.possibleMatchId !== "string") return { output: { dismissed: false } };
    const event = matchDismissed({ personId: upstream.personId });
    const { change, entry } = recordScheduleChange(schedule, [event]);
    return {
      output: { dismissed: true },
      changes: [change, update(upstreamPeople, [scheduleId, externalId], { possibleMatchId: null })],
      journalEntries: [entry],
    };
  },
});
