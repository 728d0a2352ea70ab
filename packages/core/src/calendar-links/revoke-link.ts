import { z } from "zod";
import { remove } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { movePerson } from "../people/move-person.ts";
import { calendarLinks } from "./collection.ts";
import { calendarLinkRevoked } from "./events.ts";
import { linkKey, loadOwnLinks, ownLink, ownLinksRules, toOwnLinks } from "./own-links.ts";

/**
 * Revokes one of the caller's calendar links. Its address is invalid immediately (P52).
 * @throws {RollcallError} `request.not-found`
 */
export const revokeCalendarLink = operation({
  name: "portal.revokeCalendarLink",
  summary: "Revokes one of the caller's calendar links.",
  portal: true,
  input: z.strictObject(linkKey),
  output: z.strictObject({ linkId: id }),
  events: [calendarLinkRevoked],
  load: [loadOwnLinks],
  context: toOwnLinks,
  row: ownLink,
  rules: ownLinksRules,
  apply: ({ context: { person } }, { linkId }, { now }) => {
    const moved = movePerson(person, {}, calendarLinkRevoked({ personId: person.id, linkId }), now);
    return {
      output: { linkId },
      changes: [moved.change, remove(calendarLinks, [linkId])],
      journalEntries: [moved.entry],
    };
  },
});
