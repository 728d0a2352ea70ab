import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { maxLinks } from "./collection.ts";
import { loadOwnLinks, ownLinksRules, toOwnLinks } from "./own-links.ts";
import { calendarLinkView, toCalendarLinkView } from "./view.ts";

/**
 * Lists the caller's own calendar links, the oldest first, without their addresses (X14).
 * @throws {RollcallError} `request.not-found`
 */
export const listCalendarLinks = operation({
  name: "portal.listCalendarLinks",
  summary: "Lists the caller's own calendar links, without their addresses.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    links: z.array(calendarLinkView).readonly(),
    personId: id,
    /** Sequence number of the caller's own topic, to follow from here on. */
    number: z.int(),
    /** The maximum number of links. */
    most: z.int(),
  }),
  load: [loadOwnLinks],
  context: toOwnLinks,
  rules: ownLinksRules,
  apply: ({ context: { links, person } }) => ({
    output: { links: links.map(toCalendarLinkView), personId: person.id, number: person.number, most: maxLinks },
  }),
});
