import type { ErrorCode } from "@rollcall/core";
import type { Column } from "./matrix-lines.ts";

/** The head of each column of the page. */
export const columnWords: Readonly<Record<Column, string>> = {
  "organization-admin": "Organization admin",
  scheduler: "Scheduler",
  "schedule-admin": "Admin",
  member: "Member",
  viewer: "Viewer",
  "paused-member": "Member, portal paused",
  outsider: "Outsider",
  "removed-member": "Removed member",
  "admin-elsewhere": "Admin of another schedule",
  "foreign-admin": "Admin of another organization",
  "external-viewer": "External viewer",
  paused: "External, portal paused",
  invited: "External, temporary password",
  holding: "External, not activated",
  deactivated: "Deactivated member",
  anonymous: "Nobody signed in",
};

/** What a cell says. */
export const cellWords: Readonly<Partial<Record<ErrorCode | "yes", string>>> = {
  yes: "✓ yes",
  "request.forbidden": "no",
  "request.not-found": "hidden",
  "request.unauthenticated": "sign in",
  "portal.paused": "paused",
  "password.change-required": "new password",
  "person.deactivated": "deactivated",
  "sign-in.failed": "wrong password",
  "person.already-active": "active already",
  "member.role-above-yours": "higher role",
  "member.external-role": "viewer only",
  "schedule.delete-not-granted": "not granted",
  "link.invalid": "dead link",
};

/** What each refusal means. */
export const legendWords: readonly (readonly [code: ErrorCode, meaning: string])[] = [
  ["request.forbidden", "They may know that it is there; their part does not include it."],
  ["request.not-found", "It is as absent as an id that never was: the same answer, byte for byte."],
  ["request.unauthenticated", "Nobody is signed in, so nothing is answered."],
  ["portal.paused", "Their portal is paused: they see why and whom to write to, and may sign out."],
  ["password.change-required", "They came by a temporary password: they choose their own, or sign out."],
  ["person.deactivated", "The host signs them in, but their account here is shut."],
  ["sign-in.failed", "The password is not the right one, or there is no such account: the same answer."],
  ["person.already-active", "They have a password of their own, or the host's account."],
  ["member.role-above-yours", "Nobody acts on the row of a higher role, or gives a role that they do not have."],
  ["member.external-role", "External people stay viewers, whoever asks."],
  ["schedule.delete-not-granted", "The organization does not grant Manage Schedules to its members."],
  ["link.invalid", "Every link that opens nothing is the same to everybody, whatever became of it."],
];

/** What an operation is asked about. */
export const targetWords: Readonly<Record<string, string>> = {
  "own-organization": "their own organization",
  "own-person": "themselves",
  "other-person": "somebody else of the organization",
  "external-person": "an external person, not activated",
  "active-person": "an external person, active",
  "foreign-person": "somebody of another organization",
  "listed-user": "somebody whom the host's directory lists",
  "unlisted-user": "somebody whom it does not list",
  "unknown-account": "an address that nobody has",
  "own-schedules": "those they are on",
  "all-schedules": "all of the organization",
  schedule: "the schedule",
  "granted-schedule": "the schedule, Manage Schedules granted",
  "personal-schedule": "a schedule that its admin owns",
  "other-schedule": "another schedule",
  "foreign-schedule": "another organization's schedule",
  "as-viewer": "somebody as a viewer",
  "as-member": "somebody as a member",
  "as-admin": "somebody as an admin",
  "own-row": "their own row",
  "own-row-to-admin": "their own row, to admin",
  "viewer-row": "a viewer's row",
  "member-row": "a member's row",
  "admin-row": "an admin's row",
  "external-row": "an external viewer's row, to member",
  "misplaced-row": "another schedule's row, under this schedule's id",
  "other-row": "another schedule's row",
  "foreign-row": "another organization's row",
  shift: "a shift",
  "misplaced-shift": "another schedule's shift, under this schedule's id",
  "other-shift": "another schedule's shift",
  "foreign-shift": "another organization's shift",
  "change-of-settings": "a change of the settings",
  "change-of-role": "a change of somebody's role",
  "dead-link": "a link that opens nothing",
};

/** What the operations of a domain are about. */
export const domainWords: Readonly<Record<string, string>> = {
  organizations: "The organization",
  people: "People",
  profiles: "Profiles",
  access: "Access to the portal",
  portal: "The worker portal",
  schedules: "Schedules",
  members: "Members of a schedule",
  invitations: "Invitations",
  calendars: "Calendars",
  shifts: "Shifts",
  history: "History",
  permissions: "Permissions",
};
