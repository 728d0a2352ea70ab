import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { addressRules, type AddressContext, isAnotherMailbox } from "./address-rules.ts";
import { givenEmail, toEmail } from "../identity/canonical-email.ts";
import { personByEmail, personById } from "./collection.ts";
import { peopleChanged, personChanged } from "./events.ts";
import { movePerson } from "./move-person.ts";
import { nameKeyOf } from "./new-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";
import { personView, toPersonView } from "./view.ts";

/**
 * Sets the address an external person signs in with and receives mail at, on all of their schedules. Anyone using the old address is signed
 * out immediately: its password, sessions and links stop working. The person isn't activated until `access.activate` has mailed the new
 * address (P28, P32, Q26). Another spelling of the same mailbox changes only the spelling (P16). The host manages the addresses of internal
 * people (Q51).
 * @throws {RollcallError} `request.not-found`, `request.forbidden` (with `fields`: the person is internal),
 *   `person.erased`, `person.email-invalid`, `person.already-there`, `person.too-many-schedules`
 */
export const setAddress = operation({
  name: "people.setAddress",
  summary: "Changes an external person's address and revokes access with the previous one.",
  input: z.strictObject({ personId: id, email: z.string().max(320) }),
  output: z.strictObject({ person: personView }),
  events: [personChanged, peopleChanged],
  load: [
    ({ personId, email }, { organizationId }) => ({
      person: personById(personId),
      there: personByEmail(organizationId, toEmail(email)?.key ?? ""),
      summary: peopleSummaryOf(organizationId),
    }),
  ],
  context: ({ person, there }, { email }, actor): AddressContext | undefined => {
    const other = there?.id === person?.id ? undefined : there;
    return person && { actor, person, there: other, email: toEmail(email) };
  },
  rules: addressRules,
  apply: ({ known, context }, _input, { now }) => {
    const { person: before } = context;
    const email = givenEmail(context.email);
    if (before.email === email.address) return { output: { person: toPersonView(before) } };
    const isAnother = isAnotherMailbox(context);
    const spelled = { email: email.address, emailKey: email.key, nameKey: nameKeyOf(before.name, email.address) };
    const out = isAnother ? ({ stage: "created", issue: null, temporaryUntil: null } as const) : {};
    const event = personChanged({ personId: before.id, fields: ["email"], was: { stage: before.stage } });
    const { person, change, entry } = movePerson(before, { ...spelled, ...out }, event, now);
    const topicUpdate = recordPeopleChange(person.organizationId, known.summary, person.id);
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, change],
      journalEntries: [entry, topicUpdate.entry],
    };
  },
});
