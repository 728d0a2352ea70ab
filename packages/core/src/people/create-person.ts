import { z } from "zod";
import { displayName, mostInName } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { givenEmail, toEmail } from "./canonical-email.ts";
import { personByEmail } from "./collection.ts";
import { introducePerson } from "./head.ts";
import { newPerson } from "./new-person.ts";
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
  facts: ({ email }, actor) => ({ there: personByEmail(actor.organizationId, toEmail(email)?.key ?? "") }),
  situation: ({ there }, { email }, actor) => ({ actor, there, email: toEmail(email) }),
  rules: [schedulersCreatePeople, anAddressIsNeeded, anAddressBelongsToOne],
  apply: ({ situation: { email } }, { firstName, lastName }, context) => {
    const name = nameOf(firstName, lastName);
    const { person, change, tell } = introducePerson(
      newPerson({ email: givenEmail(email), name, affiliation: "external" }, context),
    );
    return { output: { person: toPersonView(person) }, changes: [change], tells: [tell] };
  },
});
