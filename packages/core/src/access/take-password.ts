import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type PeopleSummary, recordPeopleChange } from "../people/people-topic.ts";
import type { Account, Session, TrustedDevice } from "./collection.ts";
import { passwordChanged } from "./events.ts";
import { endSignIns, passwordFields, setAccount } from "./set-account.ts";

interface KnownAccess {
  readonly account: Account | undefined;
  readonly sessions: readonly Session[];
  readonly devices: readonly TrustedDevice[];
}

/** The changes when a person chooses their password: the account is active, and every session and trusted device ends (P32). */
export function takePassword(
  before: Person,
  { account, sessions, devices }: KnownAccess,
  passwordHash: string,
  now: number,
) {
  const event = passwordChanged({ personId: before.id, was: { stage: before.stage } });
  const set = { stage: "active", issue: null, temporaryUntil: null } as const;
  const { change, entry } = movePerson(before, set, event, now);
  return {
    changes: [
      change,
      setAccount(before, account, passwordFields(passwordHash, now)),
      ...endSignIns({ sessions, devices }),
    ],
    journalEntries: [byThemselves(before, entry)],
  };
}

/** Publishes on the topic of people managers that a person has chosen their first password. */
export function recordFirstPassword(before: Person, summary: PeopleSummary | undefined) {
  if (before.stage === "active") return { changes: [], journalEntries: [] };
  const { change, entry } = recordPeopleChange(before.organizationId, summary, before.id);
  return { changes: [change], journalEntries: [byThemselves(before, entry)] };
}

/** They may not be signed in. */
const byThemselves = <Entry extends object>({ id }: Person, entry: Entry) => ({ ...entry, by: id, via: "portal" });
