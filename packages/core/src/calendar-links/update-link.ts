import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { movePerson } from "../people/move-person.ts";
import { calendarLinks } from "./collection.ts";
import { calendarLinkChanged } from "./events.ts";
import { linkKey, loadOwnLinks, ownLink, ownLinksRules, toOwnLinks } from "./own-links.ts";
import { calendarLinkView, linkSettings, toCalendarLinkView } from "./view.ts";

/**
 * Changes the settings of one of the caller's calendar links; only given values are written (P44). Its address stays.
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const updateCalendarLink = operation({
  name: "portal.updateCalendarLink",
  summary: "Changes the settings of one of the caller's calendar links.",
  portal: true,
  input: z.strictObject({ ...linkKey, ...z.strictObject(linkSettings).partial().shape }),
  output: z.strictObject({ link: calendarLinkView }),
  events: [calendarLinkChanged],
  load: [loadOwnLinks],
  context: toOwnLinks,
  row: ownLink,
  rules: ownLinksRules,
  apply: ({ context: { person }, row: link }, { linkId, name, privacy, offers, reminders }, { now }) => {
    const after = {
      name: name ?? link.name,
      privacy: privacy ?? link.privacy,
      offers: offers ?? link.offers,
      reminders: reminders ?? link.reminders,
    };
    const fields = (["name", "privacy", "offers", "reminders"] as const).filter(
      (field) => String(after[field]) !== String(link[field]),
    );
    if (fields.length === 0) return { output: { link: toCalendarLinkView(link) } };
    const set = { ...after, revision: link.revision + 1 };
    const moved = movePerson(person, {}, calendarLinkChanged({ personId: person.id, linkId, fields }), now);
    return {
      output: { link: toCalendarLinkView({ ...link, ...set }) },
      changes: [moved.change, update(calendarLinks, [linkId], set, { revision: link.revision })],
      journalEntries: [moved.entry],
    };
  },
});
