import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { conflictFacts } from "./conflicts.ts";
import { linkFacts, seeLinkRules, toLinkContext } from "./link-context.ts";
import { linkRefusals, linkView, refusedLinkActions, toLinkView } from "./view.ts";

/**
 * Gets a schedule's link with its freshness, its last problem and the removals waiting for confirmation (Q18, Q20).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getLink = operation({
  name: "links.get",
  summary: "Gets a schedule's link and its synchronization status.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({
    /** Null if the schedule isn't linked. */
    link: linkView.nullable(),
    refused: linkRefusals,
    /** The schedule's sequence number. */
    number: z.int(),
  }),
  prepare: (input, _actor, { links }) => ({ ...input, links }),
  load: [linkFacts, ({ link }) => conflictFacts(link)],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: seeLinkRules,
  apply: ({ known, context }, { links }, { now }) => ({
    output: {
      link: context.link === undefined ? null : toLinkView(context.link, links, now, known),
      refused: refusedLinkActions(context),
      number: context.schedule.number,
    },
  }),
});
