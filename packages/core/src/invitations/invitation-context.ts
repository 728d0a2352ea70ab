import type { Actor } from "../identity/actor.ts";
import { type KnownMember, memberByKey } from "../members/change-member.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { type Person, personById } from "../people/collection.ts";
import { isThere, type Schedule, scheduleById } from "../schedules/collection.ts";
import { sameHash } from "../secrets/token.ts";
import { type Invitation, invitationById } from "./collection.ts";
import type { WithToken } from "./token-input.ts";

/**
 * How the caller relates to an invitation. `invited`: the invited person. `accepted`: accepted it before. `claims`: has the
 * same unverified address, which the mailed link proves (P02). `other`: another person. `anonymous`: not signed in.
 */
export type ViewerRelation = "invited" | "accepted" | "claims" | "other" | "anonymous";

/** A link with everything its rules need. */
export interface LinkedInvitation {
  readonly invitation: Invitation;
  readonly schedule: Schedule;
  /** The invited member. */
  readonly row: KnownMember;
  readonly person: Person;
  /** The caller; undefined if not signed in. */
  readonly me: Person | undefined;
  /** Whether the caller is already on any schedule. */
  readonly isSomewhere: boolean;
  /** Whether the caller is already on this schedule under their own identity. */
  readonly isHere: boolean;
  readonly relation: ViewerRelation;
  /** Whether the link can be used now. */
  readonly isOpen: boolean;
}

/** First load round of an operation with a link. */
export const linkFacts = ({ token }: WithToken, actor: Actor) => ({
  invitation: invitationById(token.subject),
  me: personById(actor.personId),
});

/** Second load round, after the invitation is known. */
export const linkedFacts = ({ invitation }: { readonly invitation: Invitation | undefined }) => ({
  schedule: scheduleById(invitation?.scheduleId ?? ""),
  row: memberByKey(invitation?.scheduleId ?? "", invitation?.personId ?? ""),
  person: personById(invitation?.personId ?? ""),
});

/** The records loaded for a link. */
export interface KnownLink {
  readonly invitation: Invitation | undefined;
  readonly me: Person | undefined;
  readonly schedule: Schedule | undefined;
  readonly row: KnownMember | undefined;
  readonly person: Person | undefined;
  /** The memberships of a claimant; not loaded for other callers. */
  readonly own?: readonly unknown[];
  readonly mine?: KnownMember | undefined;
}

/** The context the rules evaluate. Without `linked`, every invalid link gets the same response. */
export interface InvitationContext {
  readonly linked: LinkedInvitation | undefined;
}

/** Builds the context. A wrong secret and a missing invitation give the same result. */
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
  if (me?.state !== "active") return "anonymous";
  if (row.invitation === "accepted") return invitation.acceptedBy === me.id ? "accepted" : "other";
  if (me.id === person.id) return "invited";
  const key = toEmail(person.email)?.key;
  // Proven by this link, or earlier by the link of another schedule.
  const proves = me.emailKey === key || (me.emailKey === null && invitation.proves);
  const claims =
    proves &&
    !person.known &&
    me.organizationId === person.organizationId &&
    me.affiliation === person.affiliation &&
    toEmail(me.email)?.key === key;
  return claims ? "claims" : "other";
}

/** Returns the link; call it only after `invalidLinksRevealNothing` has passed. */
export function requireLinked({ linked }: InvitationContext): LinkedInvitation {
  if (linked === undefined) throw new TypeError("the link was not checked by a rule");
  return linked;
}
