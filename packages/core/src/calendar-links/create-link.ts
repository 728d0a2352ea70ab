import { z } from "zod";
import { chain } from "../kernel/platform/awaitable.ts";
import { insert } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { movePerson } from "../people/move-person.ts";
import { calendarLinks } from "./collection.ts";
import { calendarLinkCreated } from "./events.ts";
import { linksAreLimited, loadOwnLinks, newAddress, ownLinksRules, toOwnLinks } from "./own-links.ts";
import { calendarLinkView, feedPath, linkSettings, toCalendarLinkView } from "./view.ts";

/**
 * Creates a calendar link: an address where calendar apps read the caller's own shifts (A50, X14). The address is
 * shown only once; only its hash is stored (P52). At most 10 per person.
 * @throws {RollcallError} `request.invalid`, `request.not-found`, `calendar-link.too-many`
 */
export const createCalendarLink = operation({
  name: "portal.createCalendarLink",
  summary: "Creates a calendar link to the caller's own shifts, with an address that is shown once.",
  portal: true,
  confidential: true,
  input: z.strictObject({
    name: linkSettings.name,
    privacy: linkSettings.privacy.default("details"),
    offers: linkSettings.offers.default(true),
    reminders: linkSettings.reminders.default([]),
  }),
  output: z.strictObject({ link: calendarLinkView, path: feedPath }),
  events: [calendarLinkCreated],
  prepare(settings, _actor, environment) {
    const id = environment.ids.next();
    return chain(newAddress(environment, id), (address) => ({ id, settings, ...address }));
  },
  load: [loadOwnLinks],
  context: toOwnLinks,
  rules: [...ownLinksRules, linksAreLimited],
  apply: ({ context: { person } }, { id, settings, path, secretHash }, { now }) => {
    const moved = movePerson(person, {}, calendarLinkCreated({ personId: person.id, linkId: id }), now);
    const times = { createdAt: now, rotatedAt: null, fetchedAt: null };
    const link = { id, personId: person.id, ...settings, secretHash, revision: 1, ...times };
    return {
      output: { link: toCalendarLinkView(link), path },
      changes: [moved.change, insert(calendarLinks, link)],
      journalEntries: [moved.entry],
    };
  },
});
