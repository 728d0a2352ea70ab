import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard } from "../kernel/rule.ts";
import type { Email } from "./canonical-email.ts";
import type { Person } from "./collection.ts";

/** What the rules on one person judge. */
interface PersonContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };
const taken: Reason = { code: "person.already-there" };

/** Who tends the people of an organization (Q49). */
export const canManagePeople = ({ organizationRole }: Pick<Actor, "organizationRole">): boolean =>
  organizationRole === "admin" || organizationRole === "scheduler";

/** Everybody sees themselves; schedulers and organization admins see everybody of theirs (Q49, A63). */
export const peopleSeeThemselves = grant<PersonContext>(
  "people see themselves",
  ({ actor, person }) =>
    person?.organizationId === actor.organizationId && (person.id === actor.personId || canManagePeople(actor)),
);

/** To everybody else a person does not exist. */
export const strangersStayHidden = guard<PersonContext>(
  "strangers stay hidden",
  (context) => peopleSeeThemselves.evaluate(context) === true || hidden,
);

/** Schedulers and organization admins list the people of the organization (Q49). */
export const schedulersSeeEverybody = grant<{ readonly actor: Actor }>(
  "schedulers see everybody",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** What the rules of a creation judge. */
interface CreationContext {
  readonly actor: Actor;
  /** Whoever has the address already. */
  readonly there: Person | undefined;
  readonly email: Email | undefined;
}

/** An address is an address. */
export const anAddressIsNeeded = guard<CreationContext>(
  "an address is needed",
  ({ email }) => email !== undefined || invalid,
);

/** Only for those who may ask: to anybody else an address is not confirmed. */
export const anAddressBelongsToOne = guard<CreationContext>(
  "an address belongs to one person",
  ({ actor, there }) => there === undefined || !canManagePeople(actor) || taken,
);

/** Schedulers and organization admins create external people (Q49). */
export const schedulersCreatePeople = grant<CreationContext>(
  "schedulers create people",
  ({ actor }) => canManagePeople(actor) || forbidden,
);
