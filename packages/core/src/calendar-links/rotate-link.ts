import { z } from "zod";
import { chain } from "../kernel/platform/awaitable.ts";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { movePerson } from "../people/move-person.ts";
import { calendarLinks } from "./collection.ts";
import { calendarLinkRotated } from "./events.ts";
import { linkKey, loadOwnLinks, newAddress, ownLink, ownLinksRules, toOwnLinks } from "./own-links.ts";
import { calendarLinkView, feedPath, toCalendarLinkView } from "./view.ts";

/**
 * Replaces the address of one of the caller's calendar links. The previous one is invalid immediately; other links stay
 * (P52). The new address is shown only once.
 * @throws {RollcallError} `request.not-found`
 */
export const rotateCalendarLink = operation({
  name: "portal.rotateCalendarLink",
  summary: "Replaces the address of one of the caller's calendar links with one that is shown once.",
  portal: true,
  confidential: true,
  input: z.strictObject(linkKey),
  output: z.strictObject({ link: calendarLinkView, path: feedPath }),
  events: [calendarLinkRotated],
  prepare: ({ linkId }, _actor, environment) =>
    chain(newAddress(environment, linkId), (address) => ({ linkId, ...address })),
  load: [loadOwnLinks],
  context: toOwnLinks,
  row: ownLink,
  rules: ownLinksRules,
  apply: ({ context: { person }, row: link }, { linkId, path, secretHash }, { now }) => {
    const moved = movePerson(person, {}, calendarLinkRotated({ personId: person.id, linkId }), now);
    const set = { secretHash, rotatedAt: now, fetchedAt: null, revision: link.revision + 1 };
    return {
      output: { link: toCalendarLinkView({ ...link, ...set }), path },
      changes: [moved.change, update(calendarLinks, [linkId], set, { revision: link.revision })],
      journalEntries: [moved.entry],
    };
  },
});
