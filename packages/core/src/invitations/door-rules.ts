import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import type { Door, DoorSituation } from "./door.ts";
import { maskedAddress } from "./masked-address.ts";

const alreadyThere: Reason = { code: "member.already-there" };
const invalid: Reason = { code: "link.invalid" };

const otherAccount = ({ person }: Door): Reason => ({
  code: "invitation.other-account",
  details: { invited: maskedAddress(person.email) },
  remedy: "use-the-invited-account",
});

/** Every dead link is the same dead link; whoever came in by it is known again (P04, P06). */
export const deadLinksSayNothing = guard<DoorSituation>("dead links say nothing", ({ door }) => {
  if (door === undefined) return invalid;
  return door.isOpen || door.standing === "accepted" || invalid;
});

/** Of a link that has been used nothing is left but to come in again. */
export const usedLinksAreDead = guard<DoorSituation>(
  "used links are dead",
  ({ door }) => door?.isOpen === true || invalid,
);

/** Only whom it is for comes in by a link (P01, P02). */
export const onlyTheInvitedAccept = grant<DoorSituation>("only the invited accept", ({ door }) => {
  if (door === undefined) return false;
  return ["invited", "claims", "accepted"].includes(door.standing) || otherAccount(door);
});

/** Whoever is on the schedule already does not come in a second time by an address that they prove now. */
export const nobodyComesTwice = guard<DoorSituation>(
  "nobody comes twice",
  ({ door }) => !(door?.standing === "claims" && door.isHere) || alreadyThere,
);

/** Whether whoever stands there may say no: whoever has the mailbox, or the account (P02). */
export const mayDecline = ({ standing, invitation }: Door): boolean =>
  standing === "invited" || standing === "claims" || (standing === "nobody" && invitation.proves);

/** Whoever has the mailbox, or the account, may say no; somebody else's account may not (P02). */
export const theInvitedDecline = grant<DoorSituation>("the invited decline", ({ door }) => {
  if (door === undefined) return false;
  return mayDecline(door) || otherAccount(door);
});

/** Whoever has a link may see what it is for. */
export const linksMayBeSeen = grant<DoorSituation>("links may be seen", () => true);

/** The rules of a look at a link. */
export const previewRules: readonly Rule<DoorSituation>[] = [deadLinksSayNothing, linksMayBeSeen];
