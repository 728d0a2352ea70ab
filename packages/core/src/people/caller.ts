import type { Actor } from "../identity/actor.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { withRollcallErrors } from "../kernel/store/to-rollcall-error.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Clock } from "../kernel/platform/clock.ts";
import { get } from "../kernel/store/query.ts";
import type { Store, Transaction } from "../kernel/store/store.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { people, type Person, personByEmail } from "./collection.ts";
import { type HostIdentity, tidyName } from "./host-identity.ts";
import { higherRole } from "./higher-role.ts";
import { isPaused } from "./status.ts";

/** The columns of a host's user that every request reads. */
const currentColumns = [
  "id",
  "organizationId",
  "affiliation",
  "name",
  "email",
  "emailKey",
  "state",
  "known",
  "organizationRole",
  "grantedRole",
  "pausedFrom",
  "pausedUntil",
  "copiesTo",
] as const satisfies readonly (keyof Person)[];

type CurrentPerson = Pick<Person, (typeof currentColumns)[number]>;

const currentByHostUser = get(people, ["organizationId", "hostUserId"], currentColumns);

/** The row of a host's user, and the person with their verified address if there is no row. */
interface FoundCaller {
  readonly person: CurrentPerson | undefined;
  readonly holder: Person | undefined;
}

/**
 * Loads the caller from the current rows. Read-only if the host's data is unchanged, otherwise runs `recognise` first.
 * @throws {RollcallError} `request.unauthenticated`, and the errors of `recognise`
 */
export function callerOf(
  identity: HostIdentity,
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  recognise: () => Awaitable<unknown>,
): Awaitable<Actor> {
  const find = (): Awaitable<FoundCaller> =>
    withRollcallErrors(() => store.transaction("read", (tx) => findCaller(tx, identity)));
  return chain(find(), (found) => {
    if (found.person !== undefined && isCurrent(found.person, found.holder, identity)) {
      return toActor(found.person, clock.now());
    }
    return chain(recognise(), () =>
      chain(find(), ({ person }) => {
        if (person === undefined) throw new RollcallError("request.unauthenticated");
        return toActor(person, clock.now());
      }),
    );
  });
}

const findCaller = (tx: Transaction, { organizationId, hostUserId, email, emailVerified }: HostIdentity) =>
  chain(tx.read([currentByHostUser(organizationId, hostUserId)]), ([person]): Awaitable<FoundCaller> => {
    if (person?.emailKey !== null || !emailVerified) return { person, holder: undefined };
    const restriction = tx.read([personByEmail(organizationId, toEmail(email)?.key ?? "")]);
    return chain(restriction, ([holder]) => ({ person, holder }));
  });

/** Whether the host's data matches the row. An address that belongs to another person stays unverified (Q17). */
const isCurrent = (person: CurrentPerson, holder: Person | undefined, identity: HostIdentity): boolean =>
  person.known &&
  person.state === "active" &&
  person.copiesTo === null &&
  person.organizationRole === higherRole(identity.organizationRole, person.grantedRole) &&
  (person.email === identity.email || person.email === identity.email.trim().normalize("NFC")) &&
  (person.emailKey !== null || !identity.emailVerified || holder !== undefined) &&
  (person.name === identity.name || ["", person.name].includes(tidyName(identity.name ?? "")));

/** The fields of a person that make a caller. */
export type CallerFields = Pick<Person, "organizationId" | "id" | "affiliation" | "organizationRole"> &
  Parameters<typeof isPaused>[0];

/** A person as a caller. A pause closes the portal to internal people too (Q34). */
export const toActor = (person: CallerFields, now: number): Actor => ({
  organizationId: person.organizationId,
  personId: person.id,
  affiliation: person.affiliation,
  organizationRole: person.organizationRole,
  restriction: isPaused(person, now) ? "portal.paused" : undefined,
});
