import type { Change } from "../kernel/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import type { Account, Session } from "./collection.ts";
import { endSessions, freshPassword, setAccount } from "./new-account.ts";

interface KnownAccess {
  readonly account: Account | undefined;
  readonly sessions: readonly Session[];
  readonly summary: Parameters<typeof recordPeopleChange>[1];
}

/** What comes of a password that its owner has chosen: the account is active, and every session ends (P32). */
export function takePassword(
  before: Person,
  { account, sessions, summary }: KnownAccess,
  passwordHash: string,
  now: number,
): { readonly changes: readonly Change[]; readonly journalEntries: readonly JournalEntry[] } {
  const event = { type: "password-changed", personId: before.id, was: { stage: before.stage } };
  const set = { stage: "active", issue: null, temporaryUntil: null } as const;
  const { change, entry } = movePerson(before, set, event, now);
  const told = before.stage === "active" ? undefined : recordPeopleChange(before.organizationId, summary, before.id);
  return {
    changes: [
      ...(told === undefined ? [] : [told.change]),
      change,
      setAccount(before, account, freshPassword(passwordHash, now)),
      ...endSessions(sessions),
    ],
    journalEntries: [entry, ...(told === undefined ? [] : [told.entry])].map((one) => ({
      ...one,
      by: before.id,
      via: "portal",
    })),
  };
}
