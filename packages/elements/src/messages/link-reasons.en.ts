import type { ErrorCode } from "@rollcall/core/contract";
import type { Catalogue } from "./messages.ts";

/** The codes about members of linked schedules, which lists of members and of their changes show. */
export type MemberLinkCode = Extract<ErrorCode, "member.not-in-linked-schedule" | "member.managed-by-link">;

/** The remedies for these reasons. */
export type MemberLinkRemedy = "make-unassignable" | "add-in-linked-schedule";

/** The codes about the link itself, which only `<schedule-link>` shows. */
export type LinkCode = Extract<ErrorCode, `sync.${string}` | "schedule.already-linked" | "schedule.not-linked">;

/** Why a member of a linked schedule can't be changed: a title and, under `.text`, an explanation; and what helps. */
export const memberLinkReasons = {
  "reason.member.not-in-linked-schedule": "Not in the linked schedule",
  "reason.member.not-in-linked-schedule.text":
    "While a schedule is linked, only people who are in the linked schedule can be assigned to shifts.",
  "reason.member.managed-by-link": "Managed by the linked schedule",
  "reason.member.managed-by-link.text":
    "People who are in the linked schedule can only be removed there. The change arrives within an hour.",
  "remedy.make-unassignable": "Turn “Assignable” off to keep them out of future shifts.",
  "remedy.add-in-linked-schedule": "Add them to the linked schedule first.",
} as const satisfies Catalogue & Readonly<Record<`reason.${MemberLinkCode}` | `remedy.${MemberLinkRemedy}`, string>>;

/** Why a link can't be used: a title and, under `.text`, an explanation. */
export const linkReasons = {
  "reason.schedule.already-linked": "Already linked",
  "reason.schedule.already-linked.text": "Unlink the schedule before you link it to another one.",
  "reason.schedule.not-linked": "Not linked",
  "reason.schedule.not-linked.text": "The schedule isn’t linked to another product anymore.",
  "reason.sync.upstream-failed": "The other product couldn’t be read",
  "reason.sync.upstream-failed.text": "Check the connection, then try again.",
  "reason.sync.plan-changed": "The changes are different now",
  "reason.sync.plan-changed.text": "The linked schedule has changed since you opened this list. Check it again.",
  "reason.sync.nothing-held": "Nothing to confirm",
  "reason.sync.nothing-held.text": "These removals have already been confirmed or discarded.",
} as const satisfies Catalogue & Readonly<Record<`reason.${LinkCode}`, string>>;
