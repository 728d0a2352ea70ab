import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import type { Actor } from "../identity/actor.ts";
import { accountOf, sessionsOf } from "./collection.ts";
import type { ForPerson } from "./issue-password.ts";
import type { AccessContext } from "./rules.ts";

/** The facts of whatever touches somebody's way into the portal. */
export const accessFacts = ({ personId }: ForPerson, actor: Actor) => ({
  person: personById(personId),
  account: accountOf(personId),
  sessions: sessionsOf(personId),
  summary: peopleSummaryOf(actor.organizationId),
  organization: organizationById(actor.organizationId),
});

/** The context from those facts; `undefined` where there is no such person. */
export const toAccessContext = (
  { person }: { readonly person: Person | undefined },
  actor: Actor,
  now: number,
): AccessContext | undefined => (person === undefined ? undefined : { actor, person, now });
