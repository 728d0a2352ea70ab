import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import type { Account, Session, TrustedDevice } from "./collection.ts";
import { passwordChanged } from "./events.ts";
import { endSignIns, passwordFields, setAccount } from "./set-account.ts";

interface KnownAccess {
  readonly account: Account | undefined;
  readonly sessions: readonly Session[];
  readonly devices: readonly TrustedDevice[];
  readonly summary: Parameters<typeof recordPeopleChange>[1];
}

/** The changes when a person chooses their password: the account is active, and every session and trusted device ends (P32). */
export function takePassword(
  before: Person,
  { account, sessions, devices, summary }: KnownAccess,
  passwordHash: string,
  now: number,
) {
  const event = passwordChanged({ personId: before.id, was: { stage: before.stage } });
  const set = { stage: "active", issue: null, temporaryUntil: null } as const;
  const { change, entry } = movePerson(before, set, event, now);
  const topicUpdate =
    before.stage === "active" ? undefined : recordPeopleChange(before.organizationId, summary, before.id);
  return {
    changes: [
      ...(topicUpdate === undefined ? [] : [topicUpdate.change]),
      change,
      setAccount(before, account, passwordFields(passwordHash, now)),
      ...endSignIns({ sessions, devices }),
    ],
    journalEntries: [entry, ...(topicUpdate === undefined ? [] : [topicUpdate.entry])].map((one) => ({
      ...one,
      by: before.id,
      via: "portal",
    })),
  };
}
