import type { AskableOperation } from "@rollcall/permission-model";

type AccessOperation = Extract<AskableOperation, `access.${string}`>;

/** The expected matrix for portal access. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedAccess: Readonly<Record<AccessOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Schedulers and organization admins activate external people once. Internal people use their host account, and a
  // chosen password stays (A22, A23, Q49, P31), unless wrong passwords lock the sign-in (Q58).
  "access.activate": [
    "own-person         | act act no  no  no  no  no  no  no  act | no  psd chg who | dea who",
    "other-person       | act act hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "active-person      | act act hid hid hid hid hid hid hid hid | no  psd chg who | dea who", // 11 is that person
    "foreign-person     | hid hid hid hid hid hid hid hid hid act | hid psd chg who | dea who",
  ],
  "access.resend": [
    "own-person         | act act no  no  no  no  no  no  no  act | no  psd chg who | dea who",
    "other-person       | act act hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "active-person      | act act hid hid hid hid hid hid hid hid | no  psd chg who | dea who", // 11 is that person
    "locked-person      | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid act | hid psd chg who | dea who",
  ],
  // They also unlock sign-in after wrong passwords, which has no effect for people who aren't locked out (Q58).
  "access.unlock": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "locked-person      | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only they pause portals, including those of internal people, and see the portal's state (A28, A33, Q34).
  "access.setPortal": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "access.get": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Signing in depends on the password alone. A wrong one always gets the same response (P34). Signing out always works.
  "access.signIn": ["unknown-account    | fai fai fai fai fai fai fai fai fai fai | fai fai fai fai | fai fai"],
  "access.signOut": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes yes yes yes | yes yes"],
  "access.signOutEverywhere": [
    "own-person         | no  no  no  no  no  no  no  no  no  no | yes psd chg who | dea who",
  ],
  // Internal people have a host password (Q38). A person with a temporary password can only change it. The current
  // password sent here is wrong (A26, A27, P29).
  "access.changePassword": ["own-person         | no  no  no  no  no  psd no  no  no  no | fai psd fai who | dea who"],
  "access.forgot": ["unknown-account    | yes yes yes yes yes yes yes yes yes yes | yes yes yes yes | yes yes"],
  "access.reset": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk | lnk lnk lnk lnk | lnk lnk"],
};
