import type { CallContext } from "../identity/operation.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { recordPeopleChange } from "../people/people-topic.ts";
import type { Account, Session, TrustedDevice } from "./collection.ts";
import { personInvited } from "./events.ts";
import type { Issue } from "./issue-password.ts";
import { endSignIns, passwordFields, setAccount } from "./set-account.ts";

interface KnownAccess {
  readonly account: Account | undefined;
  readonly sessions: readonly Session[];
  readonly devices: readonly TrustedDevice[];
  readonly summary: Parameters<typeof recordPeopleChange>[1];
}

/**
 * The changes when a temporary password is sent. It replaces any other, and every session and trusted device ends (P28, P31, P32). Its mail
 * already counts toward the limits.
 */
export function issueAccount(
  before: Person,
  { account, sessions, devices, summary }: KnownAccess,
  { issue, mailId, passwordHash, life }: Issue,
  call: CallContext,
) {
  const event = personInvited({ personId: before.id, was: { stage: before.stage } });
  const set = { stage: "invited", issue, temporaryUntil: call.now + life } as const;
  const { person, change, entry } = movePerson(before, set, event, call.now);
  const topicUpdate = recordPeopleChange(before.organizationId, summary, before.id);
  const asked = {
    kind: "activation",
    scheduleId: "",
    personId: before.id,
    subjectId: issue,
    mailId,
    counted: true,
  } as const;
  return {
    person,
    changes: [
      topicUpdate.change,
      change,
      setAccount(before, account, { ...passwordFields(passwordHash, null), mailProblem: null }),
      ...endSignIns({ sessions, devices }),
      queuedMail(asked, call).change,
    ],
    journalEntries: [entry, topicUpdate.entry],
  };
}
