import { type Change, insert, update } from "../kernel/store/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { members } from "../schedules/members.ts";
import { type Invitation, invitations } from "./collection.ts";

/** Members of one schedule to invite by mail. */
interface Asked {
  readonly scheduleId: string;
  readonly personIds: readonly string[];
  /** Their existing invitations. */
  readonly known: readonly Invitation[];
  /** Whether they have been counted against the rate limits. */
  readonly counted?: boolean;
}

/** The fields of an invitation with a queued email: the older link is invalid at once (P07). */
export const freshLink = {
  secretHash: null,
  open: false,
  expiresAt: null,
  sentAt: null,
  problem: null,
  acceptedBy: null,
} as const;

/** Builds the row of a new invitation. */
export const newInvitation = (
  { scheduleId, personId }: { readonly scheduleId: string; readonly personId: string },
  mailId: string | null,
  { actor, now }: Pick<CallContext, "actor" | "now">,
  id: string,
): Invitation => ({
  ...freshLink,
  scheduleId,
  personId,
  id,
  organizationId: actor.organizationId,
  mailId,
  proves: false,
  invitedBy: actor.personId,
  queuedAt: now,
  declined: false,
  sentAgainAt: null,
  remindedAt: null,
});

/** Records that a person who declined is sent an invitation again (Q56): their row shows it, and the invitation keeps it. */
export const recordSentAgain = (
  { declined, scheduleId, personId }: Pick<Invitation, "declined" | "scheduleId" | "personId">,
  sentAgainAt: number,
): readonly Change[] =>
  declined
    ? [
        update(invitations, [scheduleId, personId], { sentAgainAt }),
        update(members, [scheduleId, personId], { sentAgainAt }),
      ]
    : [];

/** Queues an invitation email for each member: one invitation per person, refreshed in place (P08, P68). */
export function queueInvitations({ scheduleId, personIds, known, counted }: Asked, call: CallContext): Change[] {
  const before = new Map(known.map((invitation) => [invitation.personId, invitation]));
  return personIds.flatMap((personId) => {
    const there = before.get(personId);
    const id = there?.id ?? call.newId();
    const asked = { kind: "invitation", scheduleId, personId, subjectId: id } as const;
    const { mailId, change } = queuedMail(counted === undefined ? asked : { ...asked, counted }, call);
    if (there === undefined) return [change, insert(invitations, newInvitation(asked, mailId, call, id))];
    const set = {
      ...freshLink,
      mailId,
      invitedBy: call.actor.personId,
      queuedAt: call.now,
    };
    return [change, update(invitations, [scheduleId, personId], set), ...recordSentAgain(there, call.now)];
  });
}
