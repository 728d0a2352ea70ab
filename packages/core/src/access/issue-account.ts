import type { Change } from "../kernel/change.ts";
import type { Context, Telling } from "../kernel/operation.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/head.ts";
import { tellPeople } from "../people/people-topic.ts";
import type { Account, Session } from "./collection.ts";
import type { Issue } from "./issue-password.ts";
import { endSessions, freshPassword, setAccount } from "./new-account.ts";

interface KnownAccess {
  readonly account: Account | undefined;
  readonly sessions: readonly Session[];
  readonly head: Parameters<typeof tellPeople>[1];
}

interface Sent extends Issue {
  /** Whether limits have been taken from for its mail. */
  readonly counted?: boolean;
}

/** What comes of a temporary password that is sent: it is the only one, and every session ends (P28, P31, P32). */
export function issueAccount(
  before: Person,
  { account, sessions, head }: KnownAccess,
  { issue, mailId, passwordHash, life, counted = false }: Sent,
  context: Context,
): { readonly person: Person; readonly changes: readonly Change[]; readonly tells: readonly Telling[] } {
  const event = { type: "person-invited", personId: before.id, was: { stage: before.stage } };
  const set = { stage: "invited", issue, temporaryUntil: context.now + life } as const;
  const { person, change, tell } = movePerson(before, set, event, context.now);
  const told = tellPeople(before.organizationId, head, before.id);
  const asked = { kind: "activation", scheduleId: "", personId: before.id, subjectId: issue, mailId, counted } as const;
  return {
    person,
    changes: [
      told.change,
      change,
      setAccount(before, account, { ...freshPassword(passwordHash, null), mailProblem: null }),
      ...endSessions(sessions),
      queuedMail(asked, context).change,
    ],
    tells: [tell, told.tell],
  };
}
