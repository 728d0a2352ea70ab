// Who may do what: the policy, written by hand from the specification and reviewed as such. Nothing is derived from it
// but the page in the docs, and it is derived from nothing: a test drives the server as each of these people and compares.
//
// One line per operation and target, one column per caller:
//
//   1 admin of the organization     5 viewer                         9 admin of another schedule
//   2 scheduler of the organization 6 external viewer               10 admin of another organization
//   3 admin of the schedule         7 of the organization, outside  11 nobody signed in
//   4 member                        8 removed from the schedule
//
// 1 and 2 are not on the schedule (Q49). Columns for people in the portal, paused and deactivated come with the portal.
// Cells: `yes`, or in short why not:
//
//   no    request.forbidden           they know that it exists, and their part does not include it
//   hid   request.not-found           the same answer as for an id that never was (P21)
//   who   request.unauthenticated
//   abv   member.role-above-yours     nobody acts on, or gives, a higher role than their own (Q9)
//   ext   member.external-role        external people stay viewers (Q50)
//   grt   schedule.delete-not-granted the organization does not grant Manage Schedules (B60)
//   lnk   link.invalid                every link that opens nothing is the same to everybody (P06)
//
// Nothing else stands in the way: each schedule has two admins and enough assignable members, auto-send is off, nothing
// is archived, and nobody has been invited; only where invitations are revoked, everybody has.
import type { AskableOperation } from "@rollcall/core";
import { expectedInvitations } from "./expected-invitations.ts";
import { expectedProfiles } from "./expected-profiles.ts";
import { expectedShifts } from "./expected-shifts.ts";

/** The operations that have a route. */
export type MatrixOperation = AskableOperation;

/** An operation without lines does not compile. */
// prettier-ignore: the columns are read at a glance
export const expectedMatrix: Readonly<Record<MatrixOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10  11

  // Internal people see the organization's settings; its admins change them (Q49, A65).
  "organizations.get": [
    "own-organization   | yes yes yes yes yes no  yes yes yes yes who", // 10: their own organization's
  ],
  "organizations.update": ["own-organization   | yes no  no  no  no  no  no  no  no  yes who"],

  // Everybody sees themselves; schedulers and organization admins see everybody of theirs (Q49, A63).
  "people.getMe": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "people.get": [
    "own-person         | yes yes yes yes yes yes yes yes yes yes who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "people.create": ["own-organization   | yes yes no  no  no  no  no  no  no  yes who"],
  "people.list": ["own-organization   | yes yes no  no  no  no  no  no  no  yes who"],
  // Organization admins alone decide on accounts (Q49).
  "people.deactivate": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "people.reactivate": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "people.erase": [
    "own-person         | no  no  no  no  no  no  no  no  no  no  who", // nobody erases themselves
    "other-person       | yes no  hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],

  // Any internal person creates schedules and lists those they are on; the whole organization's are for its admins and
  // for those who plan its shifts (Q49, B56). External people have the portal alone (A63, A65, Q50).
  "schedules.create": ["own-organization   | yes yes yes yes yes no  yes yes yes yes who"],
  "schedules.list": [
    "own-schedules      | yes yes yes yes yes no  yes yes yes yes who",
    "all-schedules      | yes yes no  no  no  no  no  no  no  yes who",
  ],
  "schedules.get": [
    "schedule           | yes yes yes yes yes no  hid hid hid hid who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Configuration: members and admins, never viewers (B62, B66); a scheduler makes shifts, no more (Q49).
  "schedules.update": [
    "schedule           | yes no  yes yes no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "schedules.setAutoSend": [
    "schedule           | yes no  yes yes no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Archive, restore and delete are one protected group (Q23, Q24, B59, B60, B64). What the organization owns, its admins
  // may always; the schedule's admin while Manage Schedules is granted. What a person owns is for its own admins.
  "schedules.archive": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid who",
    "granted-schedule   | yes no  yes no  no  no  hid hid hid hid who",
    "personal-schedule  | no  no  yes no  no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "schedules.restore": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid who",
    "granted-schedule   | yes no  yes no  no  no  hid hid hid hid who",
    "personal-schedule  | no  no  yes no  no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "schedules.delete": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid who",
    "granted-schedule   | yes no  yes no  no  no  hid hid hid hid who",
    "personal-schedule  | no  no  yes no  no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Its owner passes a schedule on, and organization admins may (Q48).
  "schedules.transfer": [
    "schedule           | yes no  no  no  no  no  hid hid hid hid who",
    "personal-schedule  | yes no  yes no  no  no  hid hid hid hid who", // 3 is its owner
    "other-schedule     | yes no  hid hid hid hid hid hid no  hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],

  // Members add people, as viewers and members; nobody gives a role they do not have (Q9, P11).
  "members.add": [
    "as-viewer          | yes no  yes yes no  no  hid hid hid hid who",
    "as-member          | yes no  yes yes no  no  hid hid hid hid who",
    "as-admin           | yes no  yes abv no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Everybody on it looks (B3), and whoever plans its shifts (Q49); not external people, who see only themselves (A63).
  "members.list": [
    "schedule           | yes yes yes yes yes no  hid hid hid hid who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "members.listReadiness": [
    "schedule           | yes yes yes yes yes no  hid hid hid hid who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "members.get": [
    "own-row            | hid hid yes yes yes no  hid hid hid hid who", // 1 and 2 have none
    "viewer-row         | yes yes yes yes yes no  hid hid hid hid who",
    "member-row         | yes yes yes yes yes no  hid hid hid hid who",
    "admin-row          | yes yes yes yes yes no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who", // always by schedule and person (P21)
    "other-row          | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Roles are the admins' alone (Q9); nobody promotes themselves (P20).
  "members.setRole": [
    "own-row-to-admin   | hid hid yes no  no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid who",
    "external-row       | ext no  ext no  no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Members tend their own row, members' and viewers'; nobody the row of a higher role; viewers none (Q9, Q10).
  "members.setAssignable": [
    "own-row            | hid hid yes yes no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes yes no  no  hid hid hid hid who",
    "member-row         | yes no  yes yes no  no  hid hid hid hid who",
    "admin-row          | yes no  yes abv no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "members.setInvited": [
    "own-row            | hid hid yes yes no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes yes no  no  hid hid hid hid who",
    "member-row         | yes no  yes yes no  no  hid hid hid hid who",
    "admin-row          | yes no  yes abv no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Each edit as the operation on one: here, whether they are assignable (Q9, P20).
  "members.edit": [
    "own-row            | hid hid yes yes no  no  hid hid hid hid who",
    "own-row-to-admin   | hid hid yes no  no  no  hid hid hid hid who",
    "viewer-row         | yes no  yes yes no  no  hid hid hid hid who",
    "member-row         | yes no  yes yes no  no  hid hid hid hid who",
    "admin-row          | yes no  yes abv no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid no  hid hid hid hid who", // 6 is refused before any row is looked for
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Admins remove others; on one's own row the bin means leave, for everybody (Q9, Q10).
  "members.remove": [
    "own-row            | hid hid yes yes yes yes hid hid hid hid who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "members.leave": [
    "schedule           | hid hid yes yes yes yes hid hid hid hid who",
    "other-schedule     | hid hid hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],

  ...expectedInvitations,

  // Everybody has a calendar of their own, and reaches no other (B44, Q52).
  "calendars.get": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "calendars.connect": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "calendars.disconnect": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "calendars.refresh": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  // Who may look at a member sees how their calendar stands (B38); busy times are for those who plan (B63).
  "calendars.getOf": [
    "own-row            | hid hid yes yes yes no  hid hid hid hid who",
    "viewer-row         | yes yes yes yes yes no  hid hid hid hid who",
    "member-row         | yes yes yes yes yes no  hid hid hid hid who",
    "admin-row          | yes yes yes yes yes no  hid hid hid hid who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid who",
    "other-row          | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "calendars.listBusy": [
    "schedule           | yes yes yes yes no  no  hid hid hid hid who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],

  ...expectedProfiles,

  ...expectedShifts,

  // Who may look at a schedule may look at what happened there (X8).
  "history.list": [
    "schedule           | yes yes yes yes yes no  hid hid hid hid who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "history.listMembers": [
    "schedule           | yes yes yes yes yes no  hid hid hid hid who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Taking back needs the same right as doing it by hand (X8): settings are for members, roles for admins.
  "history.undo": [
    "change-of-settings | yes no  yes yes no  no  hid hid hid hid who",
    "change-of-role     | yes no  yes no  no  no  hid hid hid hid who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes who",
  ],

  // The policy is no secret among internal people; what somebody could do is for admins (X21).
  "permissions.getMatrix": ["own-organization   | yes yes yes yes yes no  yes yes yes yes who"],
  "permissions.getSimulation": [
    "own-row            | yes hid yes no  no  no  hid hid hid hid who", // 1 asks about themselves; 2 has no row
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid who",
    "misplaced-row      | yes hid hid hid hid hid hid hid hid hid who", // 1 asks what somebody could do if they were added
    "other-row          | yes no  hid hid hid hid hid hid yes hid who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes who",
  ],
};
