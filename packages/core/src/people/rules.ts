import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import type { Email } from "../identity/canonical-email.ts";
import type { Person } from "./collection.ts";

/** The context of the rules on one person. */
interface PersonContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };
const taken: Reason = { code: "person.already-there" };

/** Whether the caller manages the people of the organization (Q49). */
export const canManagePeople = ({ organizationRole }: Pick<Actor, "organizationRole">): boolean =>
  organizationRole === "admin" || organizationRole === "scheduler";

/** People see themselves; schedulers and organization admins see everyone in their organization (Q49, A63). */
export const peopleSeeThemselves = grant<PersonContext>(
  "people see themselves",
  ({ actor, person }) =>
    person?.organizationId === actor.organizationId && (person.id === actor.personId || canManagePeople(actor)),
);

/** For all other callers, the person is treated as missing. */
export const strangersStayHidden = guard<PersonContext>(
  "strangers stay hidden",
  (context) => peopleSeeThemselves.evaluate(context) === true || hidden,
);

/** Schedulers and organization admins list the people of the organization (Q49). */
export const schedulersSeeEveryone = grant<{ readonly actor: Actor }>(
  "schedulers see everyone",
  ({ actor }) => canManagePeople(actor) || forbidden,
);

/** The context of the rules on creating a person. */
interface CreationContext {
  readonly actor: Actor;
  /** A person who already has the address. */
  readonly there: Person | undefined;
  readonly email: Email | undefined;
}

/** The address must be valid. */
export const anAddressIsNeeded = guard<CreationContext>(
  "an address is needed",
  ({ email }) => email !== undefined || invalid,
);

/** Only evaluated for allowed callers: others must not learn whether an address exists. */
export const anAddressBelongsToOne = guard<CreationContext>(
  "an address belongs to one person",
  ({ actor, there }) => there === undefined || !canManagePeople(actor) || taken,
);

/** Schedulers and organization admins create external people (Q49). */
export const schedulersCreatePeople = grant<CreationContext>(
  "schedulers create people",
  ({ actor }) => canManagePeople(actor) || forbidden,
);
