import type { ErrorCode } from "@rollcall/core";
import type { Column } from "./matrix-lines.ts";

/** The column headings. */
export const columnWords: Readonly<Record<Column, string>> = {
  "organization-admin": "Organization admin",
  scheduler: "Scheduler",
  "schedule-admin": "Admin",
  member: "Member",
  viewer: "Viewer",
  "paused-member": "Member, portal paused",
  outsider: "Not on the schedule",
  "removed-member": "Removed member",
  "admin-elsewhere": "Admin of another schedule",
  "foreign-admin": "Admin of another organization",
  "external-viewer": "External viewer",
  paused: "External, portal paused",
  invited: "External, temporary password",
  holding: "External, not activated",
  deactivated: "Deactivated member",
  anonymous: "Not signed in",
};

/** The words in the cells. */
export const cellWords: Readonly<Partial<Record<ErrorCode | "yes", string>>> = {
  yes: "✓ yes",
  "request.forbidden": "no",
  "request.not-found": "hidden",
  "request.unauthenticated": "sign in",
  "portal.paused": "paused",
  "password.change-required": "new password",
  "person.deactivated": "deactivated",
  "sign-in.failed": "wrong password",
  "person.already-active": "already active",
  "member.role-above-yours": "higher role",
  "member.external-role": "viewer only",
  "schedule.delete-not-granted": "not granted",
  "link.invalid": "invalid link",
};

/** What each error code means. */
export const legendWords: readonly (readonly [code: ErrorCode, meaning: string])[] = [
  ["request.forbidden", "The caller can see the target, but their role doesn't allow the operation."],
  ["request.not-found", "The caller can't see the target. The response is the same as for an id that doesn't exist."],
  ["request.unauthenticated", "The caller isn't signed in."],
  ["portal.paused", "Their portal is paused. They only see the reason and a contact, and can sign out."],
  ["password.change-required", "They signed in with a temporary password and have to replace it first."],
  ["person.deactivated", "The host signs them in, but their account in Rollcall is deactivated."],
  ["sign-in.failed", "The password is wrong or the account doesn't exist. Both get the same response."],
  ["person.already-active", "The person has already chosen a password, or has a host account."],
  ["member.role-above-yours", "The target has a higher role, or the role to give is higher than the caller's own."],
  ["member.external-role", "External people can only be viewers."],
  ["schedule.delete-not-granted", "The organization doesn't grant Manage Schedules to its members."],
  ["link.invalid", "The link is invalid, expired or used. All of these get the same response."],
];

/** The targets of operations. */
export const targetWords: Readonly<Record<string, string>> = {
  "own-organization": "their own organization",
  "own-person": "themselves",
  "other-person": "another person in their organization",
  "external-person": "an external person, not activated",
  "active-person": "an external person, active",
  "locked-person": "an external person whose sign-in is locked",
  "foreign-person": "a person in another organization",
  "listed-user": "a user listed in the host's directory",
  "unlisted-user": "a user not listed there",
  "unknown-account": "an unknown email address",
  "own-schedules": "schedules they are on",
  "all-schedules": "all schedules of the organization",
  schedule: "the schedule",
  "granted-schedule": "the schedule, with Manage Schedules granted",
  "personal-schedule": "a schedule owned by its admin",
  "other-schedule": "another schedule",
  "foreign-schedule": "another organization's schedule",
  "as-viewer": "a new viewer",
  "as-member": "a new member",
  "as-admin": "a new admin",
  "own-row": "their own row",
  "own-row-to-admin": "their own row, making it admin",
  "viewer-row": "a viewer's row",
  "member-row": "a member's row",
  "admin-row": "an admin's row",
  "external-row": "an external viewer's row, making it member",
  "misplaced-row": "another schedule's row, with this schedule's id",
  "other-row": "another schedule's row",
  "foreign-row": "another organization's row",
  shift: "a shift",
  "misplaced-shift": "another schedule's shift, with this schedule's id",
  "other-shift": "another schedule's shift",
  "foreign-shift": "another organization's shift",
  "change-of-settings": "a change to settings",
  "change-of-role": "a change of role",
  "dead-link": "an invalid link",
};

/** The headings of the domains. */
export const domainWords: Readonly<Record<string, string>> = {
  organizations: "Organization",
  people: "People",
  profiles: "Profiles",
  access: "Portal access",
  portal: "Worker portal",
  schedules: "Schedules",
  members: "Members",
  invitations: "Invitations",
  calendars: "Calendars",
  shifts: "Shifts",
  history: "History",
  permissions: "Permissions",
};
