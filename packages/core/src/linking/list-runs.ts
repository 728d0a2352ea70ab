import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { operation } from "../identity/operation.ts";
import { linkProblems } from "../ports/link-provider.ts";
import { runOutcomes, syncRunsOf } from "./collection.ts";
import { linkFacts, seeLinkRules, theScheduleIsLinked, toLinkContext } from "./link-context.ts";

/** The number of runs that are listed. */
const maxListed = 50;

/**
 * Lists the last runs of a link, the newest first.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.not-linked`
 */
export const listRuns = operation({
  name: "links.listRuns",
  summary: "Lists the last runs of a linked schedule and their results.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({
    runs: z.array(
      z.strictObject({
        number: z.int(),
        /** ISO 8601, UTC. */
        at: z.string(),
        outcome: z.enum(runOutcomes),
        problem: z.enum(linkProblems).nullable(),
        added: z.int(),
        updated: z.int(),
        removed: z.int(),
        /** The number of departures that wait. */
        held: z.int(),
        /** The number of people upstream. */
        people: z.int(),
      }),
    ),
  }),
  load: [
    (input, actor) => ({
      ...linkFacts(input, actor),
      runs: syncRunsOf({ equal: [input.scheduleId], limit: maxListed, reverse: true }),
    }),
  ],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: [...seeLinkRules, theScheduleIsLinked],
  apply: ({ known }) => ({
    output: { runs: known.runs.map(({ scheduleId: _, ...run }) => ({ ...run, at: toInstant(run.at) ?? "" })) },
  }),
});
