import { reaction } from "../identity/reaction.ts";
import { rowAfter } from "../kernel/store/change.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import { people, type Person } from "../people/collection.ts";
import { deactivatePerson } from "../people/deactivate-person.ts";
import { setAddress } from "../people/set-address.ts";
import { accountOf, devicesOf, sessionsOf } from "./collection.ts";
import { endSignIns, noPassword, setAccount } from "./set-account.ts";

interface KnownPerson {
  readonly person: Person | undefined;
}

/** Deactivating a person ends their sessions and trusted devices (P32). */
const endSignInsOfDeactivated = reaction({
  on: deactivatePerson,
  load: [({ personId }) => ({ sessions: sessionsOf(personId), devices: devicesOf(personId) })],
  context: ({ sessions, devices }) => ({ sessions, devices }),
  rules: [],
  apply: ({ context, plan: { changes = [] } }) => (changes.length === 0 ? {} : { changes: endSignIns(context) }),
});

/** A new mailbox invalidates the password, sessions and trusted devices of the previous one (P28, P32). */
const invalidatePreviousMailbox = reaction({
  on: setAddress,
  load: [
    ({ personId }) => ({
      account: accountOf(personId),
      sessions: sessionsOf(personId),
      devices: devicesOf(personId),
    }),
  ],
  context: ({ account, sessions, devices }, _input, _actor, _now, { person }: KnownPerson) =>
    person && { person, account, sessions, devices },
  rules: [],
  apply({ context: { person, account, ...signIns }, plan }) {
    if (rowAfter(people, person, plan.changes).emailKey === person.emailKey) return {};
    const invalidated = account === undefined ? [] : [setAccount(person, account, noPassword)];
    return { changes: [...invalidated, ...endSignIns(signIns)] };
  },
});

/** How operations on people affect their sign-in. */
export const accessReactions: readonly Reaction[] = [endSignInsOfDeactivated, invalidatePreviousMailbox];
