import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type CalendarLink, calendarLinks, linkById } from "./collection.ts";

/** Records that a calendar app read a feed. */
export const recordFetch = operation({
  name: "calendarLinks.recordFetch",
  summary: "Records that a calendar app read a feed.",
  internal: true,
  confidential: true,
  input: z.strictObject({ linkId: id }),
  output: z.strictObject({}),
  load: [({ linkId }) => ({ link: linkById(linkId) })],
  context: ({ link }): { readonly link: CalendarLink } | undefined => link && { link },
  rules: [grant<{ readonly link: CalendarLink }>("feeds record that they were read", () => true)],
  apply: ({ context: { link } }, _input, { now }) => ({
    output: {},
    changes: [update(calendarLinks, [link.id], { fetchedAt: now }, { secretHash: link.secretHash })],
  }),
});
