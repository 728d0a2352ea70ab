import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../kernel/actor.ts";
import { grant, guard } from "../kernel/rule.ts";
import type { Email } from "./canonical-email.ts";
import type { Person } from "./collection.ts";

/** What the rules on one person judge. */
interface PersonSituation {
  readonly actor: Actor;
  readonly person: Person | undefined;
}

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const hidden: Reason = { code: "request.not-found" };
const invalid: Reason = { code: "person.email-invalid", remedy: "check-the-address" };
const taken: Reason = { code: "person.already-there" };

/** Who tends the people of an organization (Q49). */
export const tendsPeople = ({ organizationRole }: Pick<Actor, "organizationRole">): boolean =>
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

/** Schedulers and organization admins list the people of the organization (Q49). */
export const schedulersSeeEverybody = grant<{ readonly actor: Actor }>(
  "schedulers see everybody",
  ({ actor }) => tendsPeople(actor) || forbidden,
);

/** What the rules of a creation judge. */
interface CreationSituation {
  readonly actor: Actor;
  /** Whoever has the address already. */
  readonly there: Person | undefined;
  readonly email: Email | undefined;
}

/** An address is an address. */
export const anAddressIsNeeded = guard<CreationSituation>(
  "an address is needed",
  ({ email }) => email !== undefined || invalid,
);

/** Only for those who may ask: to anybody else an address is not confirmed. */
export const anAddressBelongsToOne = guard<CreationSituation>(
  "an address belongs to one person",
  ({ actor, there }) => there === undefined || !tendsPeople(actor) || taken,
);

/** Schedulers and organization admins create external people (Q49). */
export const schedulersCreatePeople = grant<CreationSituation>(
  "schedulers create people",
  ({ actor }) => tendsPeople(actor) || forbidden,
);
