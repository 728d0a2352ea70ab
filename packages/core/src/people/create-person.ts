import { z } from "zod";
import { insert } from "../kernel/change.ts";
import { displayName, mostInName } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { profiles } from "../profiles/collection.ts";
import { newProfile } from "../profiles/new-profile.ts";
import { givenEmail, toEmail } from "./canonical-email.ts";
import { personByEmail } from "./collection.ts";
import { introducePerson } from "./head.ts";
import { newPerson } from "./new-person.ts";
import { peopleHeadOf, tellPeople } from "./people-topic.ts";
import { anAddressBelongsToOne, anAddressIsNeeded, schedulersCreatePeople } from "./rules.ts";
import { personView, toPersonView } from "./view.ts";

const nameOf = (firstName: string, lastName: string): string => `${firstName} ${lastName}`;

/**
 * Creates an external person. Nobody is notified (A15, A19, A20).
 * @throws {RollcallError} `request.forbidden`, `person.email-invalid`, `person.already-there`, `request.invalid`
 */
export const createPerson = operation({
  name: "people.create",
  summary: "Creates an external person; nobody is notified.",
  input: z
    .strictObject({ firstName: displayName, lastName: displayName, email: z.string().max(320) })
    .refine(({ firstName, lastName }) => nameOf(firstName, lastName).length <= mostInName, {
      path: ["lastName"],
      message: `a first and a last name of ${mostInName} characters together`,
    }),
  output: z.strictObject({ person: personView }),
  facts: ({ email }, actor) => ({
    there: personByEmail(actor.organizationId, toEmail(email)?.key ?? ""),
    head: peopleHeadOf(actor.organizationId),
  }),
  situation: ({ there }, { email }, actor) => ({ actor, there, email: toEmail(email) }),
  rules: [schedulersCreatePeople, anAddressIsNeeded, anAddressBelongsToOne],
  apply: ({ known, situation: { email } }, { firstName, lastName }, context) => {
    const name = nameOf(firstName, lastName);
    const { person, change, tell } = introducePerson(
      newPerson({ email: givenEmail(email), name, affiliation: "external" }, context),
      context.now,
    );
    const { profile, personal } = newProfile(person, { firstName, lastName }, context);
    const told = tellPeople(person.organizationId, known.head, person.id);
    return {
      output: { person: toPersonView(person) },
      changes: [told.change, change, insert(profiles, profile)],
      tells: [{ ...tell, personal: [...(tell.personal ?? []), ...personal] }, told.tell],
    };
  },
});
