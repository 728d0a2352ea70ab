// Who may do what: the policy, written by hand from the specification and reviewed as such. Nothing is derived from it
// but the page in the docs, and it is derived from nothing: a test drives the server as each of these people and compares.
//
// One line per operation and target, one column per caller:
//
//   users of the host                                                 external people
//    1 admin of the organization      6 member, portal paused         11 viewer, signed in to the portal
//    2 scheduler of the organization  7 of the organization, outside  12 the same, portal paused
//    3 admin of the schedule          8 removed from the schedule     13 the same, with a temporary password
//    4 member                         9 admin of another schedule     14 the same, not activated
//    5 viewer                        10 admin of another organization
//
//   15 was a member, deactivated      16 nobody signed in
//
// 1 and 2 are not on the schedule (Q49). A pause shuts the portal alone, so that 6 is as 4 everywhere else (Q34).
// Cells: `yes`, or in short why not:
//
//   no    request.forbidden           they know that it exists, and their part does not include it
//   hid   request.not-found           the same answer as for an id that never was (P21)
//   who   request.unauthenticated     14 cannot sign in at all (A18)
//   psd   portal.paused               the holding page and the way out, nothing else (A31, Q35)
//   chg   password.change-required    a password of their own first (A26, A27, P29)
//   dea   person.deactivated          the host's word on who they are opens nothing any more
//   fai   sign-in.failed              a password that is not the right one (P34)
//   act   person.already-active       they have a password of their own, or the host's account (A23)
//   abv   member.role-above-yours     nobody acts on, or gives, a higher role than their own (Q9)
//   ext   member.external-role        external people stay viewers (Q50)
//   grt   schedule.delete-not-granted the organization does not grant Manage Schedules (B60)
//   lnk   link.invalid                every link that opens nothing is the same to everybody (P06)
//
// Nothing else stands in the way: each schedule has two admins and enough assignable members, auto-send is off, nothing
// is archived, and nobody has been invited; only where invitations are revoked, everybody has.
import type { AskableOperation } from "@rollcall/permission-model";
import { expectedAccess } from "./expected-access.ts";
import { expectedInvitations } from "./expected-invitations.ts";
import { expectedMembers } from "./expected-members.ts";
import { expectedPeople } from "./expected-people.ts";
import { expectedPortal } from "./expected-portal.ts";
import { expectedProfiles } from "./expected-profiles.ts";
import { expectedSchedules } from "./expected-schedules.ts";
import { expectedShifts } from "./expected-shifts.ts";

/** The operations that have a route. */
export type MatrixOperation = AskableOperation;

/** An operation without lines does not compile. */
// prettier-ignore: the columns are read at a glance
export const expectedMatrix: Readonly<Record<MatrixOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Internal people see the organization's settings; its admins change them (Q49, A65).
  "organizations.get": [
    "own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who", // 10: their own organization's
  ],
  "organizations.update": ["own-organization   | yes no  no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],

  ...expectedPeople,
  ...expectedProfiles,
  ...expectedAccess,
  ...expectedPortal,
  ...expectedSchedules,
  ...expectedMembers,
  ...expectedInvitations,

  // Everybody has a calendar of their own, and reaches no other (B44, Q52).
  "calendars.get": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "calendars.connect": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "calendars.disconnect": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "calendars.refresh": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  // Who may look at a member sees how their calendar stands (B38); busy times are for those who plan (B63).
  "calendars.getOf": [
    "own-row            | hid hid yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "calendars.listBusy": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],

  ...expectedShifts,

  // Who may look at a schedule may look at what happened there (X8).
  "history.list": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "history.listMembers": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Taking back needs the same right as doing it by hand (X8): settings are for members, roles for admins.
  "history.undo": [
    "change-of-settings | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "change-of-role     | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],

  // The policy is no secret among internal people; what somebody could do is for admins (X21).
  "permissions.getMatrix": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "permissions.getSimulation": [
    "own-row            | yes hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who", // 1 asks about themselves; 2 has no row
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | yes hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who", // 1 asks what somebody could do if they were added
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
