import { organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import type { Actor } from "../identity/actor.ts";
import { accountOf, devicesOf, sessionsOf } from "./collection.ts";
import type { ForPerson } from "./issue-password.ts";
import type { AccessContext } from "./rules.ts";

/** The load round of operations on a person's portal access. */
export const accessFacts = ({ personId }: ForPerson, actor: Actor) => ({
  person: personById(personId),
  account: accountOf(personId),
  sessions: sessionsOf(personId),
  devices: devicesOf(personId),
  summary: peopleSummaryOf(actor.organizationId),
  organization: organizationById(actor.organizationId),
});

/** Builds the context from that round. `undefined` if the person doesn't exist. */
export const toAccessContext = (
  { person }: { readonly person: Person | undefined },
  actor: Actor,
  now: number,
): AccessContext | undefined => (person === undefined ? undefined : { actor, person, now });
