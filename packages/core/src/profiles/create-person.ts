import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import { displayName, maxInName } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { profiles } from "./collection.ts";
import { newProfile } from "./new-profile.ts";
import { givenEmail, toEmail } from "../identity/canonical-email.ts";
import { personByEmail } from "../people/collection.ts";
import { introducePerson } from "../people/move-person.ts";
import { newPerson } from "../people/new-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { anAddressBelongsToOne, anAddressIsNeeded, schedulersCreatePeople } from "../people/rules.ts";
import { personView, toPersonView } from "../people/view.ts";
import { peopleChanged, personCreated } from "../people/events.ts";

const nameOf = (firstName: string, lastName: string): string => `${firstName} ${lastName}`;

/**
 * Creates an external person. No one is notified (A15, A19, A20).
 * @throws {RollcallError} `request.forbidden`, `person.email-invalid`, `person.already-there`, `request.invalid`
 */
export const createPerson = operation({
  name: "people.create",
  summary: "Creates an external person without notifying anyone.",
  input: z
    .strictObject({ firstName: displayName, lastName: displayName, email: z.string().max(320) })
    .refine(({ firstName, lastName }) => nameOf(firstName, lastName).length <= maxInName, {
      path: ["lastName"],
      message: `a first and a last name of ${maxInName} characters together`,
    }),
  output: z.strictObject({ person: personView }),
  events: [personCreated, peopleChanged],
  load: [
    ({ email }, actor) => ({
      there: personByEmail(actor.organizationId, toEmail(email)?.key ?? ""),
      summary: peopleSummaryOf(actor.organizationId),
    }),
  ],
  context: ({ there }, { email }, actor) => ({ actor, there, email: toEmail(email) }),
  rules: [schedulersCreatePeople, anAddressIsNeeded, anAddressBelongsToOne],
  apply: ({ known, context: { email } }, { firstName, lastName }, call) => {
    const name = nameOf(firstName, lastName);
    const { person, change, entry } = introducePerson(
      newPerson({ email: givenEmail(email), name, affiliation: "external" }, call),
      call.now,
    );
    const { profile, personal } = newProfile(person, { firstName, lastName }, call);
    const topicUpdate = recordPeopleChange(person.organizationId, known.summary, person.id);
    return {
      output: { person: toPersonView(person) },
      changes: [topicUpdate.change, change, insert(profiles, profile)],
      journalEntries: [{ ...entry, personal: [...(entry.personal ?? []), ...personal] }, topicUpdate.entry],
    };
  },
});
