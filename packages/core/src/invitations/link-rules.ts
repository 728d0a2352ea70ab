import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import type { LinkedInvitation, InvitationContext } from "./invitation-context.ts";
import { maskedAddress } from "./masked-address.ts";

const alreadyThere: Reason = { code: "member.already-there" };
const invalid: Reason = { code: "link.invalid" };

const otherAccount = ({ person }: LinkedInvitation): Reason => ({
  code: "invitation.other-account",
  details: { invited: maskedAddress(person.email) },
  remedy: "use-the-invited-account",
});

/** Every dead link is the same dead link; whoever came in by it is known again (P04, P06). */
export const deadLinksSayNothing = guard<InvitationContext>("dead links say nothing", ({ linked }) => {
  if (linked === undefined) return invalid;
  return linked.isOpen || linked.relation === "accepted" || invalid;
});

/** Of a link that has been used nothing is left but to come in again. */
export const usedLinksAreDead = guard<InvitationContext>(
  "used links are dead",
  ({ linked }) => linked?.isOpen === true || invalid,
);

/** Only whom it is for comes in by a link (P01, P02). */
export const onlyTheInvitedAccept = grant<InvitationContext>("only the invited accept", ({ linked }) => {
  if (linked === undefined) return false;
  return ["invited", "claims", "accepted"].includes(linked.relation) || otherAccount(linked);
});

/** Whoever is on the schedule already does not come in a second time by an address that they prove now. */
export const nobodyComesTwice = guard<InvitationContext>(
  "nobody comes twice",
  ({ linked }) => !(linked?.relation === "claims" && linked.isHere) || alreadyThere,
);

/** Whether whoever stands there may say no: whoever has the mailbox, or the account (P02). */
export const mayDecline = ({ relation, invitation }: LinkedInvitation): boolean =>
  relation === "invited" || relation === "claims" || (relation === "nobody" && invitation.proves);

/** Whoever has the mailbox, or the account, may say no; somebody else's account may not (P02). */
export const theInvitedDecline = grant<InvitationContext>("the invited decline", ({ linked }) => {
  if (linked === undefined) return false;
  return mayDecline(linked) || otherAccount(linked);
});

/** Whoever has a link may see what it is for. */
export const linksMayBeSeen = grant<InvitationContext>("links may be seen", () => true);

/** The rules of a look at a link. */
export const previewRules: readonly Rule<InvitationContext>[] = [deadLinksSayNothing, linksMayBeSeen];
