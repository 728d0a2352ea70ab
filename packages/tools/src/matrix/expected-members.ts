import type { AskableOperation } from "@rollcall/permission-model";

type MemberOperation = Extract<AskableOperation, `members.${string}`>;

/** The expected matrix for members. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedMembers: Readonly<Record<MemberOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Members add people as viewers and members. No caller gives a role above their own (Q9, P11).
  "members.add": [
    "as-viewer          | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "as-member          | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "as-admin           | yes no  yes abv no  abv hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Members and planners see the list (B3, Q49). External people see only themselves (A63).
  "members.list": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "members.listReadiness": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "members.get": [
    "own-row            | hid hid yes yes yes yes hid hid hid hid | no  psd chg who | dea who", // 1 and 2 have none
    "viewer-row         | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who", // always identified by schedule and person (P21)
    "other-row          | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only admins change roles (Q9). No caller promotes themselves (P20).
  "members.setRole": [
    "own-row-to-admin   | hid hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "external-row       | ext no  ext no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Members change their own row and those of members and viewers, not of a higher role. Viewers change none (Q9, Q10).
  "members.setAssignable": [
    "own-row            | hid hid yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes abv no  abv hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "members.setInvited": [
    "own-row            | hid hid yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes abv no  abv hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Each edit follows the operation on one row, here `members.setAssignable` (Q9, P20).
  "members.edit": [
    "own-row            | hid hid yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "own-row-to-admin   | hid hid yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "viewer-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes abv no  abv hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | no  psd chg who | dea who", // 11 is refused before the row is loaded
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Admins remove others. Removing one's own row means leaving, which every member can do (Q9, Q10).
  "members.remove": [
    "own-row            | hid hid yes yes yes yes hid hid hid hid | yes psd chg who | dea who",
    "viewer-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "member-row         | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "admin-row          | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "misplaced-row      | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-row          | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-row        | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "members.leave": [
    "schedule           | hid hid yes yes yes yes hid hid hid hid | yes psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
