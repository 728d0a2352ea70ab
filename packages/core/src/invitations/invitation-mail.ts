import { update } from "../kernel/store/change.ts";
import { memberByKey, type KnownMember } from "../members/change-member.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { invitationChanged } from "../members/declared-events.ts";
import { type Organization, organizationById } from "../organizations/collection.ts";
import { type Person, personById } from "../people/collection.ts";
import type { MailKind, QueuedMail } from "../ports/mail-kind.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { type Invitation, invitationByKey, invitations } from "./collection.ts";
import { freshLink } from "./queue-invitations.ts";

/** The records an email to a member refers to. */
export interface KnownInvitation {
  readonly invitation?: Invitation;
  readonly schedule?: Schedule;
  readonly organization?: Organization;
  readonly row?: KnownMember;
  readonly person?: Person;
  readonly inviter?: Person;
}

/** Loads the records for an email to a member. */
export const invitationFacts = ({ scheduleId, personId, organizationId, queuedBy }: QueuedMail) => ({
  invitation: invitationByKey(scheduleId, personId),
  schedule: scheduleById(scheduleId),
  organization: organizationById(organizationId),
  row: memberByKey(scheduleId, personId),
  person: personById(personId),
  inviter: personById(queuedBy),
});

/** Names as shown in an email to a member. */
export const invitationValues = (
  { schedule, organization, inviter }: KnownInvitation,
  expiresAt: number,
): Record<string, string> => ({
  schedule: schedule?.name ?? "",
  organization: organization?.name ?? "",
  inviter: inviter === undefined || inviter.name === "" ? (inviter?.email ?? "") : inviter.name,
  expiresAt: String(expiresAt),
});

/** Whether an email is still needed: the member and the schedule exist and are active. */
const isWanted = ({ schedule, row, person }: KnownInvitation): boolean =>
  schedule !== undefined && isThere(schedule) && row?.invitation === "queued" && person?.state === "active";

/** The invitation email. Its link is created when the email is sent; only the hash is stored. */
export const invitationMail: MailKind<typeof invitationChanged> = {
  events: [invitationChanged],
  purpose: "invitation",
  link: (_mail, token, paths) => `${paths.invitation}#${token}`,
  facts: invitationFacts,
  prepare(known: KnownInvitation, mail, { secretHash, linkLife, now }) {
    const { invitation, person } = known;
    if (invitation?.mailId !== mail.id || person === undefined || !isWanted(known)) return undefined;
    const expiresAt = now + linkLife;
    const link = { secretHash, proves: true, open: true, expiresAt };
    return {
      draft: {
        template: person.known || person.affiliation === "external" ? "invitation-with-account" : "invitation",
        to: { address: person.email, name: person.name },
        values: invitationValues(known, expiresAt),
      },
      changes: [update(invitations, [mail.scheduleId, mail.personId], link)],
    };
  },
  settle({ invitation, schedule, row }: KnownInvitation, mail, end, now) {
    if (invitation?.mailId !== mail.id || schedule === undefined || row === undefined) return {};
    const key = [mail.scheduleId, mail.personId];
    if (end === "cancelled") {
      // A deactivated person gets no mail. Resetting the state lets them be invited after reactivation.
      if (row.invitation !== "queued" || !isThere(schedule)) return {};
      const moved = moveInvitations(schedule, [row], "not-invited");
      const invalidated = update(invitations, key, { ...freshLink, mailId: null });
      return { changes: [...moved.changes, invalidated], journalEntries: moved.journalEntries };
    }
    if (end === "sent") {
      const moved = moveInvitations(schedule, row.invitation === "queued" ? [row] : [], "sent");
      return {
        changes: [...moved.changes, update(invitations, key, { sentAt: now })],
        journalEntries: moved.journalEntries,
      };
    }
    if (row.invitation !== "queued" && row.invitation !== "sent") return {};
    const moved = moveInvitations(schedule, [row], "bounced");
    const invalidated = { secretHash: null, open: false, problem: end === "gave-up" ? end : "refused" } as const;
    return { changes: [...moved.changes, update(invitations, key, invalidated)], journalEntries: moved.journalEntries };
  },
};
