import { z } from "zod";
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
    /** The maximum number of links. */
    most: z.int(),
  }),
  load: [loadOwnLinks],
  context: toOwnLinks,
  rules: ownLinksRules,
  apply: ({ context: { links } }) => ({ output: { links: links.map(toCalendarLinkView), most: maxLinks } }),
});
