import { z } from "zod";
import { insert } from "../kernel/change.ts";
import { displayName, maxInName } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { profiles } from "../profiles/collection.ts";
import { newProfile } from "../profiles/new-profile.ts";
import { givenEmail, toEmail } from "./canonical-email.ts";
import { personByEmail } from "./collection.ts";
import { introducePerson } from "./move-person.ts";
import { newPerson } from "./new-person.ts";
import { peopleSummaryOf, recordPeopleChange } from "./people-topic.ts";
import { anAddressBelongsToOne, anAddressIsNeeded, schedulersCreatePeople } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

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
