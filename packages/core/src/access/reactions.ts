import { reaction } from "../identity/reaction.ts";
import { rowAfter } from "../kernel/change.ts";
import type { Reaction } from "../kernel/reaction.ts";
import { people, type Person } from "../people/collection.ts";
import { deactivatePerson } from "../people/deactivate-person.ts";
import { setAddress } from "../people/set-address.ts";
import { accountOf, sessionsOf } from "./collection.ts";
import { endSessions, noPassword, setAccount } from "./set-account.ts";

interface KnownPerson {
  readonly person: Person | undefined;
}

/** Deactivating a person ends their sessions (P32). */
const endSessionsOfDeactivated = reaction({
  on: deactivatePerson,
  load: [({ personId }) => ({ sessions: sessionsOf(personId) })],
  context: ({ sessions }) => ({ sessions }),
  rules: [],
  apply: ({ context: { sessions }, plan: { changes = [] } }) =>
    changes.length === 0 ? {} : { changes: endSessions(sessions) },
});

/** A new mailbox invalidates the password and the sessions of the previous one (P28, P32). */
const invalidatePreviousMailbox = reaction({
  on: setAddress,
  load: [({ personId }) => ({ account: accountOf(personId), sessions: sessionsOf(personId) })],
  context: ({ account, sessions }, _input, _actor, _now, { person }: KnownPerson) =>
    person && { person, account, sessions },
  rules: [],
  apply({ context: { person, account, sessions }, plan }) {
    if (rowAfter(people, person, plan.changes).emailKey === person.emailKey) return {};
    const invalidated = account === undefined ? [] : [setAccount(person, account, noPassword)];
    return { changes: [...invalidated, ...endSessions(sessions)] };
  },
});

/** What operations on people mean for their sign-in. */
export const accessReactions: readonly Reaction[] = [endSessionsOfDeactivated, invalidatePreviousMailbox];
