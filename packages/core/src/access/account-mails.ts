import { update } from "../kernel/store/change.ts";
import type { MailKind, QueuedMail } from "../ports/mail-kind.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleChanged } from "../people/events.ts";
import { type PeopleSummary, peopleSummaryOf, recordPeopleChange } from "../people/people-topic.ts";
import { isPaused } from "../people/status.ts";
import { withParameter } from "../ports/mail-settings.ts";
import { type Account, accountOf, accounts } from "./collection.ts";
import { toTemporaryPassword } from "./temporary-password.ts";

interface KnownOwner {
  readonly person?: Person;
  readonly account?: Account;
  readonly organization?: Organization;
  readonly inviter?: Person;
  readonly summary?: PeopleSummary;
}

/** The load round of emails about an account. */
const ownerFacts = ({ personId, organizationId, queuedBy }: QueuedMail) => ({
  person: personById(personId),
  account: accountOf(personId),
  organization: organizationById(organizationId),
  inviter: personById(queuedBy),
  summary: peopleSummaryOf(organizationId),
});

const toOwner = ({ email, name }: Person) => ({ address: email, name });

/** The names and times used in emails about an account. */
const valuesOf = ({ organization, inviter }: KnownOwner, expiresAt: number): Record<string, string> => ({
  organization: organization?.name ?? "",
  inviter: inviter === undefined || inviter.name === "" ? (inviter?.email ?? "") : inviter.name,
  expiresAt: String(expiresAt),
});

/** The address of an organization's worker portal (A42). */
export const portalOf = ({ organizationId }: Pick<QueuedMail, "organizationId">, path: string): string =>
  withParameter(path, "organization", organizationId);

/** The email with the temporary password (A24, A25). The password is derived from the mail's secret and never stored (P28). */
export const activationMail: MailKind<typeof peopleChanged> = {
  events: [peopleChanged],
  purpose: "activation",
  link: (mail, _token, { portal }) => portalOf(mail, portal),
  secretValues: (secret) => ({ password: toTemporaryPassword(secret) }),
  facts: ownerFacts,
  prepare(known: KnownOwner, mail, { now }) {
    const { person } = known;
    const isWanted = person?.issue === mail.subjectId && person.state === "active" && person.stage === "invited";
    if (!isWanted || (person.temporaryUntil ?? 0) <= now) return undefined;
    const values = valuesOf(known, person.temporaryUntil ?? 0);
    return { draft: { template: "activation", to: toOwner(person), values } };
  },
  delay({ person, summary }: KnownOwner, mail) {
    if (person?.issue !== mail.subjectId) return {};
    const { change, entry } = recordPeopleChange(person.organizationId, summary, person.id);
    return { changes: [change], journalEntries: [entry] };
  },
  settle({ person, account, summary }: KnownOwner, mail, end) {
    if (account === undefined || person?.issue !== mail.subjectId) return {};
    if (end === "cancelled") return {};
    const mailProblem = end === "sent" ? null : end;
    if (account.mailProblem === mailProblem) return {};
    const topicUpdate = recordPeopleChange(person.organizationId, summary, person.id);
    return {
      changes: [topicUpdate.change, update(accounts, [account.personId], { mailProblem })],
      journalEntries: [topicUpdate.entry],
    };
  },
};

/** How long a password reset link is valid, in milliseconds (P37). */
const resetLife = 3_600_000;

/** The email with a password reset link. The link is created when the email is sent, and only its hash is stored. */
export const resetMail: MailKind = {
  purpose: "password-reset",
  hasOwnLimits: true,
  link: (mail, token, { portal }) => `${portalOf(mail, portal)}#reset=${token}`,
  facts: ownerFacts,
  prepare(known: KnownOwner, mail, { secretHash, now }) {
    const { person, account } = known;
    if (person?.state !== "active" || account?.resetMailId !== mail.id || isPaused(person, now)) return undefined;
    const resetUntil = now + resetLife;
    return {
      draft: { template: "password-reset", to: toOwner(person), values: valuesOf(known, resetUntil) },
      changes: [update(accounts, [account.personId], { resetHash: secretHash, resetUntil })],
    };
  },
  settle: () => ({}),
};

/** The email that warns a person about wrong passwords (P35). It contains no secret. */
export const warningMail: MailKind = {
  purpose: "sign-in-warning",
  hasOwnLimits: true,
  link: (mail, _token, { portal }) => portalOf(mail, portal),
  facts: ownerFacts,
  prepare(known: KnownOwner) {
    const { person } = known;
    if (person?.state !== "active") return undefined;
    return { draft: { template: "sign-in-warning", to: toOwner(person), values: valuesOf(known, 0) } };
  },
  settle: () => ({}),
};
