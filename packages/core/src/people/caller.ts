import type { Actor } from "../kernel/actor.ts";
import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { withRollcallErrors } from "../kernel/to-rollcall-error.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Store } from "../ports/store.ts";
import { type Person, personByHostUser } from "./collection.ts";
import { type HostIdentity, tidyName } from "./host-identity.ts";

/**
 * Who is calling, as the rows say now: one read where the host's word is what is known already, else `recognise` first.
 */
export function callerOf(identity: HostIdentity, store: Store, recognise: () => Awaitable<unknown>): Awaitable<Actor> {
  const find = (): Awaitable<Person | undefined> =>
    withRollcallErrors(() =>
      store.transaction("read", (tx) =>
        chain(tx.read([personByHostUser(identity.organizationId, identity.hostUserId)]), ([person]) => person),
      ),
    );
  return chain(find(), (person) => {
    if (person !== undefined && isCurrent(person, identity)) return toActor(person);
    return chain(recognise(), () =>
      chain(find(), (found) => {
        if (found === undefined) throw new RollcallError("request.unauthenticated");
        return toActor(found);
      }),
    );
  });
}

/** Whether the host says nothing that the row does not say. */
const isCurrent = (person: Person, identity: HostIdentity): boolean =>
  person.known &&
  person.state === "active" &&
  person.organizationRole === identity.organizationRole &&
  person.email === identity.email.trim().normalize("NFC") &&
  (person.emailKey !== null || !identity.emailVerified) &&
  ["", person.name].includes(tidyName(identity.name ?? ""));

const toActor = (person: Person): Actor => ({
  organizationId: person.organizationId,
  personId: person.id,
  affiliation: person.affiliation,
  organizationRole: person.organizationRole,
});
