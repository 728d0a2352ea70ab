import type { ErrorCode, Remedy } from "@rollcall/core/contract";
import type { CatalogueCode } from "./catalogue-reasons.en.ts";
import type { CertificationCode } from "./certification-reasons.en.ts";
import type { FileCode } from "./file-reasons.en.ts";
import type { LinkCode, MemberLinkCode, MemberLinkRemedy } from "./link-reasons.en.ts";
import type { Catalogue } from "./messages.ts";
import type { reasons } from "./reasons.en.ts";
import type { ReportCode } from "./report-reasons.en.ts";
import type { WorkCode } from "./work-reasons.en.ts";

/** Codes that only a mistake in a host's code causes, and a canceled call: they read as `reason.unknown`. */
type CodeWithoutMessage =
  | "request.unsupported"
  | "request.cross-site"
  | "request.key-reused"
  | "request.cancelled"
  | "internal";

/** Codes that only some components show. Their messages are next to those components. */
type CodeOfOneComponent =
  | CatalogueCode
  | CertificationCode
  | FileCode
  | LinkCode
  | MemberLinkCode
  | ReportCode
  | "calendar-link.too-many"
  | "availability.day-passed"
  | "notification.too-many-devices"
  | "notification.channel-unavailable";

type RequiredKey =
  | `reason.${Exclude<ErrorCode, CodeWithoutMessage | CodeOfOneComponent | WorkCode>}`
  | `remedy.${Exclude<Remedy, MemberLinkRemedy>}`;

/** The reasons that only commands are refused with, and their remedies. They load once a component has been drawn, or with it. */
export const commandReasons = {
  "reason.request.too-large": "That’s too much at once",
  "reason.request.too-large.text": "Try again in smaller parts.",
  "reason.person.email-invalid": "Invalid email address",
  "reason.person.email-invalid.text": "It must look like name@example.org.",
  "reason.sign-in.failed": "Couldn’t sign you in",
  "reason.sign-in.failed.text": "Check your email address and password. After several attempts, wait 15 minutes.",
  "reason.password.too-short": "Password too short",
  "reason.password.too-short.text": "Use at least {least} characters. Several words make a good password.",
  "reason.password.too-common": "Too easy to guess",
  "reason.password.too-common.text": "It’s a common password. Several words make a good password.",
  "reason.password.unchanged": "Password unchanged",
  "reason.password.unchanged.text": "Choose a password that differs from your current one.",
  "reason.person.deactivated": "This account is deactivated",
  "reason.person.deactivated.text": "Deactivated people can’t be added to a schedule.",
  "reason.link.invalid": "This link isn’t valid",
  "reason.link.invalid.text": "It has been used or replaced, has expired, or is incomplete.",
  "reason.mail.unavailable": "Email isn’t set up",
  "reason.mail.unavailable.text": "This server isn’t configured to send email.",
  "reason.request.stale-version": "Changed by someone else",
  "reason.request.stale-version.text": "Check the latest version and try again.",
  "reason.person.name-invalid": "Invalid name",
  "reason.person.name-invalid.text":
    "Use 1 to 120 characters without line breaks or characters that change the text direction.",
  "reason.member.role-unknown": "Unknown role",
  "reason.member.role-unknown.text": "Choose Admin, Member or Viewer.",
  "reason.person.already-active": "Already active",
  "reason.person.already-active.text": "They sign in with their own password or a work account.",
  "reason.member.role-above-yours": "Above your role",
  "reason.member.role-above-yours.text":
    "You can’t change members with a higher role than yours, or assign a role above yours.",
  "reason.member.external-role": "External people are viewers",
  "reason.member.external-role.text": "People from outside the organization can only be viewers of a schedule.",
  "reason.person.external-address": "This address belongs to an external person",
  "reason.person.external-address.text": "An organization admin can change their address.",
  "reason.schedule.delete-not-granted": "Only organization admins can do this",
  "reason.schedule.delete-not-granted.text":
    "The organization owns this schedule and doesn’t grant Manage Schedules to its members.",
  "reason.schedule.archived": "This schedule is archived",
  "reason.schedule.archived.text": "Archived schedules can’t be changed until they’re restored.",
  "reason.schedule.successor-unfit": "This person can’t own the schedule",
  "reason.schedule.successor-unfit.text": "Only an active admin of the schedule can own it.",
  "reason.history.not-undoable": "Can’t be undone",
  "reason.history.not-undoable.text": "This kind of change can’t be undone.",
  "reason.history.changed-since": "Changed in the meantime",
  "reason.history.changed-since.text": "A later change affects the same values. Undo that one first.",
  "reason.member.owner": "The owner must remain an admin",
  "reason.member.owner.text": "The owner can’t leave or change their role until the schedule is transferred.",
  "reason.member.last-admin": "At least one admin is required",
  "reason.member.last-admin.text": "The schedule would be left without an admin.",
  "reason.member.last-assignable": "At least one assignable member is required",
  "reason.member.last-assignable.text": "The schedule would be left without anyone who can be assigned.",
  "reason.member.already-there": "Already a member",
  "reason.member.already-there.text": "This person is already on the schedule.",
  "reason.member.not-assignable": "Not assignable",
  "reason.member.not-assignable.text": "Only assignable members can be assigned to upcoming shifts.",
  "reason.shift.full": "This shift has no free slot",
  "reason.shift.full.text": "All its slots are taken.",
  "reason.shift.closed": "This shift is closed",
  "reason.shift.closed.text": "You can only change the status of a canceled or completed shift.",
  "reason.member.invited-fixed": "Can’t be changed now",
  "reason.member.invited-fixed.text":
    "You can choose who to invite only while automatic invitations are off and no invitation has been sent.",
  "reason.invitation.other-account": "This invitation is for another account",
  "reason.invitation.other-account.text": "It was sent to {invited}, which isn’t the address of this account.",
  "reason.invitation.domain-not-allowed": "Domain not allowed",
  "reason.invitation.domain-not-allowed.text":
    "New people can only be invited from the domains the organization allows.",
  "reason.invitation.already-accepted": "Already a member",
  "reason.invitation.already-accepted.text":
    "People who have accepted, or don’t need an invitation, aren’t invited again.",
  "reason.invitation.already-pending": "An email is on its way",
  "reason.invitation.already-pending.text": "The last invitation hasn’t been sent yet.",
  "reason.invitation.revoked": "The invitation was revoked",
  "reason.invitation.revoked.text": "An admin revoked this invitation.",
  "reason.invitation.declined": "The invitation was declined",
  "reason.invitation.declined.text": "This person chose not to join.",
  "reason.invitation.not-pending": "No pending invitation",
  "reason.invitation.not-pending.text": "There’s no pending invitation to revoke.",
  "reason.calendar.address-invalid": "Invalid calendar address",
  "reason.calendar.address-invalid.text": "A calendar address starts with https:// or webcal:// and must be public.",
  "reason.calendar.unreadable": "The calendar can’t be read",
  "reason.calendar.unreadable.text": "Check that the address is correct and the calendar is shared, then try again.",
  "reason.calendar.none": "No calendar is connected",
  "reason.calendar.none.text": "Connect one first.",
  "reason.time-off.overlaps": "Already requested",
  "reason.time-off.overlaps.text":
    "There’s an open request for some of these days. Choose other days or cancel that request.",
  "reason.time-off.closed": "This request is closed",
  "reason.time-off.closed.text": "It was canceled or rejected, or its days have passed.",
  "reason.person.already-there": "This address is already in use",
  "reason.person.already-there.text": "Another person in the organization has it.",
  "reason.person.erased": "This person has been erased",
  "reason.person.erased.text": "Erased people can’t be restored.",
  "reason.person.too-many-schedules": "On too many schedules",
  "reason.person.too-many-schedules.text":
    "All of a person’s schedules are updated together, and this person is on too many. Remove them from some schedules first.",
  "remedy.check-the-address": "Check the address.",
  "remedy.make-another-admin": "Make another member an admin first.",
  "remedy.make-another-assignable": "Make another member assignable first.",
  "remedy.choose-viewer": "Choose the Viewer role.",
  "remedy.confirm-sending-again": "Send it again from this person’s row.",
  "remedy.turn-auto-send-off": "Turn off automatic invitations to choose who to invite.",
  "remedy.restore-the-schedule": "Restore the schedule first.",
  "remedy.transfer-the-schedule": "The owner must transfer the schedule first.",
  "remedy.choose-a-successor": "Choose another admin as the owner.",
  "remedy.make-assignable": "Make them assignable in the member list first.",
  "remedy.release-someone": "Choose who to replace, or add a slot.",
  "remedy.reopen-the-shift": "Set its status to Draft, Offered or Confirmed first.",
  "remedy.override-with-a-note": "To assign them anyway, enter a reason.",
  "remedy.use-the-invited-account": "Sign in with the account that was invited.",
} as const satisfies Catalogue & Readonly<Record<Exclude<RequiredKey, keyof typeof reasons>, string>>;
