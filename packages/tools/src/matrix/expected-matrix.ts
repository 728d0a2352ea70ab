// The permission policy, written by hand from the specification. Only the docs page is generated from it. A test calls
// the server as each of these callers and compares the responses.
//
// One line per operation and target, one column per caller:
//
//   users of the host                                                 external people
//    1 admin of the organization      6 member, portal paused         11 viewer, signed in to the portal
//    2 scheduler of the organization  7 not on the schedule           12 the same, portal paused
//    3 admin of the schedule          8 removed from the schedule     13 the same, with a temporary password
//    4 member                         9 admin of another schedule     14 the same, not activated
//    5 viewer                        10 admin of another organization
//
//   15 deactivated member             16 not signed in
//
// 1 and 2 are not on the schedule (Q49). A pause closes only the portal, so 6 equals 4 everywhere else (Q34).
// Cells: `yes`, or an abbreviated error code:
//
//   no    request.forbidden           the target is visible, but the role doesn't allow the operation
//   hid   request.not-found           the same response as for an unknown id (P21)
//   who   request.unauthenticated     14 can't sign in at all (A18)
//   psd   portal.paused               only the pause page and signing out work (A31, Q35)
//   chg   password.change-required    must replace the temporary password first (A26, A27, P29)
//   dea   person.deactivated          the host signs them in, but their account is deactivated
//   fai   sign-in.failed              wrong password or unknown account (P34)
//   act   person.already-active       has chosen a password, or has a host account (A23)
//   abv   member.role-above-yours     can't change a higher role or give one (Q9)
//   ext   member.external-role        external people stay viewers (Q50)
//   grt   schedule.delete-not-granted the organization doesn't grant Manage Schedules (B60)
//   lnk   link.invalid                the same response for every invalid link (P06)
//   own   certification.own-proof     no one decides on their own certification (Q46, P50)
//
// No other rule interferes: each schedule has two admins and enough assignable members, auto-send is off, nothing is
// archived and no invitation was sent. Only `invitations.revoke` runs with invitations sent to every member.
import type { AskableOperation } from "@rollcall/permission-model";
import { expectedAccess } from "./expected-access.ts";
import { expectedInvitations } from "./expected-invitations.ts";
import { expectedCertifications } from "./expected-certifications.ts";
import { expectedLinks } from "./expected-links.ts";
import { expectedMembers } from "./expected-members.ts";
import { expectedPeople } from "./expected-people.ts";
import { expectedNotifications } from "./expected-notifications.ts";
import { expectedOffers } from "./expected-offers.ts";
import { expectedPortal } from "./expected-portal.ts";
import { expectedProfiles } from "./expected-profiles.ts";
import { expectedReports } from "./expected-reports.ts";
import { expectedSchedules } from "./expected-schedules.ts";
import { expectedShifts } from "./expected-shifts.ts";
import { expectedSkills } from "./expected-skills.ts";
import { expectedSwaps } from "./expected-swaps.ts";

/** An operation with a route. */
export type MatrixOperation = AskableOperation;

/** The expected matrix. A missing operation is a type error. */
// prettier-ignore: the columns stay aligned
export const expectedMatrix: Readonly<Record<MatrixOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Internal people see the organization's settings. Organization admins change them (Q49, A65).
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
  ...expectedLinks,
  ...expectedInvitations,

  // Every person has access to their own calendar only (B44, Q52).
  "calendars.get": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "calendars.connect": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "calendars.disconnect": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "calendars.refresh": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  // Callers who see a member see the state of the member's calendar (B38). Only planners see busy times (B63).
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
  ...expectedOffers,
  ...expectedSwaps,
  ...expectedReports,
  ...expectedNotifications,

  ...expectedSkills,
  ...expectedCertifications,

  // Planners see when members are unavailable (B63). Only schedulers of the organization see reasons and decide (Q60).
  "availability.listUnavailable": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "availability.listRequests": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  "availability.decide": [
    "other-person       | yes yes no  no  no  no  no  no  no  hid | no  psd chg who | dea who",
    "foreign-person     | hid hid no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],

  // Callers who see a schedule see its history (X8).
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
  // Undoing a change needs the same permission as the change (X8): settings are for members, roles for admins.
  "history.undo": [
    "change-of-settings | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "change-of-role     | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],

  // Internal people see the matrix. Only admins simulate a person (X21).
  "permissions.getMatrix": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "permissions.getSimulation": [
    "own-row            | yes hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who", // 1 simulates themselves; 2 has no row
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | yes hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who", // 1 simulates a person who isn't a member
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
