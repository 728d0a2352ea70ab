import { z } from "zod";
import { id, note } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { toEmail } from "../people/canonical-email.ts";
import { personByEmail, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { isPaused } from "../people/status.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import { personView, toPersonView } from "../people/view.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { contact } from "./fields.ts";
import { setAccount } from "./new-account.ts";
import { contactFacts, noContact, toPauseContact } from "./pause-contact.ts";
import { pauseRules } from "./rules.ts";

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const input = z
  .strictObject({
    personId: id,
    portal: z.enum(["on", "off"]),
    /** From when on it is off: an instant, ISO 8601; at once if left out. */
    from: instant.optional(),
    /** When it comes back by itself; when somebody says so, if left out. */
    until: instant.optional(),
    /** What the person reads meanwhile. */
    reason: note.optional(),
    /** Whom they may write to; whoever pauses, if left out. */
    contact: contact.optional(),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from < until, {
    path: ["until"],
    message: "an instant behind `from`",
  });

/**
 * Shuts or opens the worker portal for one person, now or at a planned instant; account, record, assignments and history
 * stay as they are (A28–A36, X20). From the next request on they meet the holding page; an internal person keeps the host
 * (Q34). Open again, their password and sessions are what they were (Q35). What is open and without a plan stays as it is.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `request.invalid`
 */
export const setPortal = operation({
  name: "access.setPortal",
  summary: "Shuts or opens the worker portal for one person, now or as planned.",
  input,
  output: z.strictObject({ person: personView }),
  load: [
    (asked, actor) => ({
      ...accessFacts(asked, actor),
      me: personById(actor.personId),
      named: personByEmail(actor.organizationId, toEmail(asked.contact?.address ?? "")?.key ?? ""),
    }),
    (known) => contactFacts(known),
  ],
  context: (known, { portal, until = null }, actor, now) => {
    const context = toAccessContext(known, actor, now);
    return context && { ...context, until: portal === "off" ? until : null };
  },
  rules: pauseRules,
  apply: ({ known, context: { person: before } }, asked, { now }) => {
    const { from = now, until = null, reason = "" } = asked;
    const isOff = asked.portal === "off";
    if (!isOff && before.pausedFrom === null) return { output: { person: toPersonView(before) } };
    // Whoever is paused already stays so: switching off never opens.
    const begun = isPaused(before, now) ? before.pausedFrom : from;
    const set = isOff ? { pausedFrom: begun, pausedUntil: until } : { pausedFrom: null, pausedUntil: null };
    const { pausedFrom, pausedUntil } = before;
    const type = isOff ? "portal-paused" : "portal-opened";
    const event = { type, personId: before.id, set, was: { pausedFrom, pausedUntil } };
    const { person, change, entry } = movePerson(before, set, event, now);
    const told = recordPeopleChange(before.organizationId, known.summary, before.id);
    const pauseContact = toPauseContact(asked.contact, [known.me, known.contact, known.named]);
    const said = isOff ? { pauseReason: reason, ...pauseContact } : { pauseReason: null, ...noContact };
    return {
      output: { person: toPersonView(person) },
      changes: [told.change, change, setAccount(before, known.account, said)],
      journalEntries: [entry, told.entry],
    };
  },
});
