import { z } from "zod";
import { reason } from "../ports/error-details.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { stage } from "../kernel/operations/rule.ts";
import { roles } from "../schedules/roles.ts";
import { upstreamMatchesOf } from "./collection.ts";
import { linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";
import { matchedFacts, matchOf, mergeMatchRules } from "./match-context.ts";

/**
 * Lists members who arrived from a linked schedule with another person's unverified address. An admin decides whether they are the same
 * person (Q17). A page can have fewer rows than its limit.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`
 */
export const listMatches = operation({
  name: "links.listMatches",
  summary: "Lists members of a linked schedule who may be people the organization already knows.",
  input: z.strictObject({
    scheduleId: id,
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
  }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        externalId: z.string(),
        /** The member who arrived. */
        personId: id,
        name: z.string(),
        address: z.string().nullable(),
        /** The person who has this address. */
        match: z.strictObject({
          personId: id,
          name: z.string(),
          email: z.string(),
          /** Their role on the schedule; null if they aren't a member. */
          role: z.enum(roles).nullable(),
        }),
        /** Why the caller may not merge them; empty if they may. */
        refused: z.array(reason).readonly(),
      }),
    ),
    next: cursor.nullable(),
  }),
  load: [
    (input, actor) => ({
      ...linkFacts(input, actor),
      found: upstreamMatchesOf({
        ...{ equal: [input.scheduleId], ...toWindow(input, 2) },
        ...(input.after === undefined && { from: "" }),
      }),
    }),
    ({ found }, { scheduleId }) => matchedFacts(scheduleId, found),
  ],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: manageLinkRules,
  apply: ({ known, context }, input) => {
    const position = toPage(known.found, input, ({ possibleMatchId, externalId }) => [
      possibleMatchId ?? "",
      externalId,
    ]);
    const rows = position.rows.flatMap((upstream) => {
      const match = matchOf(upstream, known);
      if (match === undefined) return [];
      const { person, row } = match.known;
      const { externalId, personId, name, address } = upstream;
      return {
        ...{ externalId, personId, name, address },
        match: { personId: person.id, name: person.name, email: person.email, role: row?.role ?? null },
        refused: stage(mergeMatchRules, { ...context, match }).settled,
      };
    });
    return { output: { rows, next: position.next } };
  },
});
