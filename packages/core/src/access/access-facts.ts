import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import type { Actor } from "../identity/actor.ts";
import { type Account, accountOf, devicesOf, sessionsOf, type TrustedDevice } from "./collection.ts";
import type { ForPerson } from "./issue-password.ts";
import type { AccessContext } from "./rules.ts";
import { signInLockOf } from "./sign-in-lock.ts";

/** The load round of operations on a person's portal access. */
export const accessFacts = ({ personId }: ForPerson, actor: Actor) => ({
  person: personById(personId),
  account: accountOf(personId),
  sessions: sessionsOf(personId),
  devices: devicesOf(personId),
  summary: peopleSummaryOf(actor.organizationId),
  organization: organizationById(actor.organizationId),
});

interface KnownSignIn {
  readonly person: Person | undefined;
  readonly account: Account | undefined;
  readonly devices: readonly TrustedDevice[];
}

/** Builds the context from that round. `undefined` if the person doesn't exist. */
export const toAccessContext = (
  { person, account, devices }: KnownSignIn,
  actor: Actor,
  now: number,
): AccessContext | undefined =>
  person && { actor, person, now, lock: person.stage === "active" ? signInLockOf(account, devices, now) : undefined };
