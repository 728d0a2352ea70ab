import type { Actor } from "../identity/actor.ts";
import { type KnownMember, memberByKey } from "../members/change-member.ts";
import { toEmail } from "../people/canonical-email.ts";
import { type Person, personById } from "../people/collection.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { sameHash } from "../secrets/token.ts";
import { type Invitation, invitationById } from "./collection.ts";
import type { WithToken } from "./token-input.ts";

/**
 * Who stands before the door. `invited`: whom it is for. `accepted`: they have come in by it before. `claims`: they say
 * they have the mailbox, and the link, which went there, proves it (P02). `other`: somebody else. `nobody`: not signed in.
 */
export type ViewerRelation = "invited" | "accepted" | "claims" | "other" | "nobody";

/** What the rules of a link judge. */
export interface LinkedInvitation {
  readonly invitation: Invitation;
  readonly schedule: Schedule;
  /** The member whom it is for. */
  readonly row: KnownMember;
  readonly person: Person;
  /** Who has the link in hand; nobody where they are not signed in. */
  readonly me: Person | undefined;
  /** Whether they are on any schedule already. */
  readonly isSomewhere: boolean;
  /** Whether they are on this one, as somebody else than whom it is for. */
  readonly isHere: boolean;
  readonly relation: ViewerRelation;
  /** Whether the link can be used now. */
  readonly isOpen: boolean;
}

/** The first facts of whoever has a link in hand. */
export const linkFacts = ({ token }: WithToken, actor: Actor) => ({
  invitation: invitationById(token.subject),
  me: personById(actor.personId),
});

/** What must be known besides, once it is known which invitation it is. */
export const linkedFacts = ({ invitation }: { readonly invitation: Invitation | undefined }) => ({
  schedule: scheduleById(invitation?.scheduleId ?? ""),
  row: memberByKey(invitation?.scheduleId ?? "", invitation?.personId ?? ""),
  person: personById(invitation?.personId ?? ""),
});

/** What has been read of a door. */
export interface KnownLink {
  readonly invitation: Invitation | undefined;
  readonly me: Person | undefined;
  readonly schedule: Schedule | undefined;
  readonly row: KnownMember | undefined;
  readonly person: Person | undefined;
  /** What claimants are on already; asked of nobody else. */
  readonly own?: readonly unknown[];
  readonly mine?: KnownMember | undefined;
}

/** What is judged where there is no such door: the same rule says the same of every dead link. */
export interface InvitationContext {
  readonly linked: LinkedInvitation | undefined;
}

/** The context from those facts. A wrong secret and an invitation that never was come to the same. */
export function toInvitationContext(
  known: KnownLink,
  { token }: WithToken,
  _actor: Actor,
  now: number,
): InvitationContext {
  const { invitation, schedule, row, person, me } = known;
  const isKept = sameHash(invitation?.secretHash ?? null, token.hash);
  if (!isKept || invitation === undefined) return nowhere;
  if (schedule === undefined || row === undefined || person?.state !== "active" || !isThere(schedule)) return nowhere;
  const isLive = row.invitation === "queued" || row.invitation === "sent";
  const isOpen = isLive && invitation.open && now < (invitation.expiresAt ?? 0);
  const relation = relationOf(invitation, row, person, me);
  const isSomewhere = (known.own ?? []).length > 0;
  const isHere = known.mine !== undefined;
  return { linked: { invitation, schedule, row, person, me, relation, isOpen, isSomewhere, isHere } };
}

const nowhere: InvitationContext = { linked: undefined };

function relationOf(invitation: Invitation, row: KnownMember, person: Person, me: Person | undefined): ViewerRelation {
  if (me?.state !== "active") return "nobody";
  if (row.invitation === "accepted") return invitation.acceptedBy === me.id ? "accepted" : "other";
  if (me.id === person.id) return "invited";
  const key = toEmail(person.email)?.key;
  // By this link, or by the one of another schedule before, which left this invitation to whoever proved the mailbox.
  const proves = me.emailKey === key || (me.emailKey === null && invitation.proves);
  const claims =
    proves &&
    !person.known &&
    me.organizationId === person.organizationId &&
    me.affiliation === person.affiliation &&
    toEmail(me.email)?.key === key;
  return claims ? "claims" : "other";
}

/** The door, where a rule has let somebody through. */
export function requireLinked({ linked }: InvitationContext): LinkedInvitation {
  if (linked === undefined) throw new TypeError("a door that no rule has looked at is none");
  return linked;
}
