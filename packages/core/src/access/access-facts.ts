import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleHeadOf } from "../people/people-topic.ts";
import type { Actor } from "../kernel/actor.ts";
import { accountOf, sessionsOf } from "./collection.ts";
import type { ForPerson } from "./issue-password.ts";
import type { AccessSituation } from "./rules.ts";

/** The facts of whatever touches somebody's way into the portal. */
export const accessFacts = ({ personId }: ForPerson, actor: Actor) => ({
  person: personById(personId),
  account: accountOf(personId),
  sessions: sessionsOf(personId),
  head: peopleHeadOf(actor.organizationId),
  organization: organizationById(actor.organizationId),
});

/** The situation from those facts; `undefined` where there is no such person. */
export const toAccessSituation = (
  { person }: { readonly person: Person | undefined },
  actor: Actor,
  now: number,
): AccessSituation | undefined => (person === undefined ? undefined : { actor, person, now });
