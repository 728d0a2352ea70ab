import type { AskableOperation } from "@rollcall/permission-model";

type AccessOperation = Extract<AskableOperation, `access.${string}`>;

/** The lines of access to the portal in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedAccess: Readonly<Record<AccessOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Schedulers and organization admins let external people into the portal, once; users of the host have the host's
  // account, and whoever has chosen a password keeps it (A22, A23, Q49, P31).
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
    "foreign-person     | hid hid hid hid hid hid hid hid hid act | hid psd chg who | dea who",
  ],
  // They pause anybody's portal, users' of the host, too, and see how it stands; nobody else does, not for themselves
  // either (A28, A33, Q34).
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
  // Whoever signs in is nobody yet, or somebody else: all that counts is the password, and to whom it is not the right
  // one, there is one answer (P34). Going is always possible.
  "access.signIn": ["unknown-account    | fai fai fai fai fai fai fai fai fai fai | fai fai fai fai | fai fai"],
  "access.signOut": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes yes yes yes | yes yes"],
  // The password of a user of the host is the host's (Q38). Whoever has a temporary one may change it and nothing else;
  // here the current one is wrong (A26, A27, P29).
  "access.changePassword": ["own-person         | no  no  no  no  no  psd no  no  no  no | fai psd fai who | dea who"],
  "access.forgot": ["unknown-account    | yes yes yes yes yes yes yes yes yes yes | yes yes yes yes | yes yes"],
  "access.reset": ["dead-link          | lnk lnk lnk lnk lnk lnk lnk lnk lnk lnk | lnk lnk lnk lnk | lnk lnk"],
};
