import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../kernel/actor.ts";
import { insert } from "../kernel/change.ts";
import { displayName, id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { grant, guard } from "../kernel/rule.ts";
import { type Email, toEmail } from "./canonical-email.ts";
import { people, type Person, personByEmail, personById } from "./collection.ts";
import { newPerson } from "./new-person.ts";

interface PersonSituation {
  readonly actor: Actor;
  readonly person: Person | undefined;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };
const taken: Reason = { code: "person.already-there" };

const tendsPeople = ({ organizationRole }: Actor): boolean =>
  organizationRole === "admin" || organizationRole === "scheduler";

/** Everybody sees themselves; schedulers and organization admins see everybody of theirs (Q49, A63). */
export const peopleSeeThemselves = grant<PersonSituation>(
  "people see themselves",
  ({ actor, person }) =>
    person?.organizationId === actor.organizationId && (person.id === actor.personId || tendsPeople(actor)),
);

/** To everybody else a person does not exist. */
export const strangersStayHidden = guard<PersonSituation>(
  "strangers stay hidden",
  (situation) => peopleSeeThemselves.judge(situation) === true || hidden,
);

interface CreationSituation {
  readonly actor: Actor;
  /** Whoever has the address already. */
  readonly there: Person | undefined;
  readonly email: Email | undefined;
}

const anAddressIsNeeded = guard<CreationSituation>(
  "an address is needed",
  ({ email }) => email !== undefined || invalid,
);

/** Only for those who may ask: to anybody else an address is not confirmed. */
const anAddressBelongsToOne = guard<CreationSituation>(
  "an address belongs to one person",
  ({ actor, there }) => there === undefined || !tendsPeople(actor) || taken,
);

/** Schedulers and organization admins create external people (Q49). */
export const schedulersCreatePeople = grant<CreationSituation>(
  "schedulers create people",
  ({ actor }) => tendsPeople(actor) || forbidden,
);

/** A person as they and those who tend people see them. */
export const personView = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  affiliation: z.enum(["internal", "external"]),
  state: z.enum(["active", "deactivated"]),
  organizationRole: z.enum(["admin", "scheduler", "member"]).nullable(),
});

/** A person as they and those who tend people see them. */
export const toPersonView = (person: Person): z.output<typeof personView> => ({
  id: person.id,
  name: person.name,
  email: person.email,
  affiliation: person.affiliation,
  state: person.state,
  organizationRole: person.organizationRole,
});

const output = z.strictObject({ person: personView });

/**
 * Who is calling, as Rollcall knows them.
 * @throws {RollcallError} `request.not-found`
 */
export const getMe = operation({
  name: "people.getMe",
  summary: "Who is calling, as Rollcall knows them.",
  input: z.strictObject({}),
  output,
  facts: (_input, actor) => ({ person: personById(actor.personId) }),
  situation: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ row }) => ({ output: { person: toPersonView(row) } }),
});

/**
 * One person of the organization: oneself, or anybody for schedulers and organization admins.
 * @throws {RollcallError} `request.not-found`
 */
export const getPerson = operation({
  name: "people.get",
  summary: "One person of the organization.",
  input: z.strictObject({ personId: id }),
  output,
  facts: ({ personId }) => ({ person: personById(personId) }),
  situation: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ row }) => ({ output: { person: toPersonView(row) } }),
});

/**
 * Creates an external person. Nobody is notified (A15, A19, A20).
 * @throws {RollcallError} `request.forbidden`, `person.email-invalid`, `person.already-there`, `request.invalid`
 */
export const createPerson = operation({
  name: "people.create",
  summary: "Creates an external person; nobody is notified.",
  input: z.strictObject({ firstName: displayName, lastName: displayName, email: z.string().max(320) }),
  output,
  facts: ({ email }, actor) => ({ there: personByEmail(actor.organizationId, toEmail(email)?.key ?? "") }),
  situation: ({ there }, { email }, actor) => ({ actor, there, email: toEmail(email) }),
  rules: [schedulersCreatePeople, anAddressIsNeeded, anAddressBelongsToOne],
  apply: ({ situation: { email } }, { firstName, lastName }, context) => {
    const kept = email ?? { address: "", key: "" };
    const person = newPerson({ email: kept, name: `${firstName} ${lastName}`, affiliation: "external" }, context);
    return { output: { person: toPersonView(person) }, changes: [insert(people, person)] };
  },
});
