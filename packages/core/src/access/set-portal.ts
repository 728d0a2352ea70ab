import { z } from "zod";
import { id, note } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { personByEmail, personById } from "../people/collection.ts";
import { peopleChanged } from "../people/events.ts";
import { movePerson } from "../people/move-person.ts";
import { isPaused } from "../people/status.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import { personView, toPersonView } from "../people/view.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { portalOpened, portalPaused } from "./events.ts";
import { contact } from "./fields.ts";
import { setAccount } from "./set-account.ts";
import { contactFacts, noContact, toPauseContact } from "./pause-contact.ts";
import { pauseRules } from "./rules.ts";

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const input = z
  .strictObject({
    personId: id,
    portal: z.enum(["on", "off"]),
    /** When the pause starts: an instant, ISO 8601. Defaults to now. */
    from: instant.optional(),
    /** When the pause ends automatically. Without it, the pause lasts until the portal is set to `on`. */
    until: instant.optional(),
    /** The explanation the person sees during the pause. */
    reason: note.optional(),
    /** Who the person can contact. Defaults to the caller. */
    contact: contact.optional(),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from < until, {
    path: ["until"],
    message: "an instant after `from`",
  });

/**
 * Closes or opens the worker portal for one person, now or at a planned instant. Account, record, assignments and history
 * stay unchanged (A28–A36, X20). From the next request on they see the pause page; an internal person can still use the host
 * (Q34). Opening it again keeps their password and sessions (Q35). Has no effect on an open portal without a planned pause.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.erased`, `request.invalid`
 */
export const setPortal = operation({
  name: "access.setPortal",
  summary: "Pauses or resumes the worker portal for one person, now or at a scheduled time.",
  input,
  output: z.strictObject({ person: personView }),
  events: [portalPaused, portalOpened, peopleChanged],
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
    // A pause in progress keeps its start: closing must never open the portal.
    const begun = isPaused(before, now) ? before.pausedFrom : from;
    const set = isOff ? { pausedFrom: begun, pausedUntil: until } : { pausedFrom: null, pausedUntil: null };
    const { pausedFrom, pausedUntil } = before;
    const values = { personId: before.id, set, was: { pausedFrom, pausedUntil } };
    const event = isOff ? portalPaused(values) : portalOpened(values);
    const { person, change, entry } = movePerson(before, set, event, now);
    const topicUpdate = recordPeopleChange(before.organizationId, known.summary, before.id);
    const pauseContact = toPauseContact(asked.contact, [known.me, known.contact, known.named]);
    const notice = isOff ? { pauseReason: reason, ...pauseContact } : { pauseReason: null, ...noContact };
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, change, setAccount(before, known.account, notice)],
      journalEntries: [entry, topicUpdate.entry],
    };
  },
});
