import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { LinkedInvitation, InvitationContext } from "./invitation-context.ts";
import { maskedAddress } from "./masked-address.ts";

const alreadyThere: Reason = { code: "member.already-there" };
const invalid: Reason = { code: "link.invalid" };

const otherAccount = ({ person }: LinkedInvitation): Reason => ({
  code: "invitation.other-account",
  details: { invited: maskedAddress(person.email) },
  remedy: "use-the-invited-account",
});

/** Every invalid link gets the same response, except for the person who accepted by it (P04, P06). */
export const invalidLinksRevealNothing = guard<InvitationContext>("invalid links reveal nothing", ({ linked }) => {
  if (linked === undefined) return invalid;
  return linked.isOpen || linked.relation === "accepted" || invalid;
});

/** A used link can only be accepted again by the same person. */
export const usedLinksCantBeReused = guard<InvitationContext>(
  "used links can't be reused",
  ({ linked }) => linked?.isOpen === true || invalid,
);

/** Only the invited person can accept (P01, P02). */
export const onlyTheInvitedAccept = grant<InvitationContext>("only the invited accept", ({ linked }) => {
  if (linked === undefined) return false;
  return ["invited", "claims", "accepted"].includes(linked.relation) || otherAccount(linked);
});

/** A person who is already on the schedule can't join again by proving another address. */
export const nobodyJoinsTwice = guard<InvitationContext>(
  "no one joins twice",
  ({ linked }) => !(linked?.relation === "claims" && linked.isHere) || alreadyThere,
);

/** Whether the caller may decline: they need the mailbox or the account (P02). */
export const mayDecline = ({ relation, invitation }: LinkedInvitation): boolean =>
  relation === "invited" || relation === "claims" || (relation === "anonymous" && invitation.proves);

/** Only callers with the invited mailbox or account can decline (P02). */
export const theInvitedDecline = grant<InvitationContext>("the invited decline", ({ linked }) => {
  if (linked === undefined) return false;
  return mayDecline(linked) || otherAccount(linked);
});

/** Anyone with a valid link can preview it. */
export const validLinksCanBePreviewed = grant<InvitationContext>("valid links can be previewed", () => true);

/** The rules for previewing a link. */
export const previewRules: readonly Rule<InvitationContext>[] = [invalidLinksRevealNothing, validLinksCanBePreviewed];
