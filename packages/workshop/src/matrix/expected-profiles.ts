import type { AskableOperation } from "@rollcall/core";

/** What somebody does about their own profile, in the portal. */
type OwnOperation =
  | "portal.getProfile"
  | "portal.updateProfile"
  | "portal.listChanges"
  | "portal.restoreField"
  | "portal.dismissNotices"
  | "portal.export";

type ProfileOperation = Extract<AskableOperation, `profiles.${string}` | "people.export" | OwnOperation>;

/** The lines of the profiles in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedProfiles: Readonly<Record<ProfileOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10  11

  // Schedulers and organization admins read and write everybody's profile, all six groups of it (Q32, Q49). Nobody else
  // comes to their own by this way: what is theirs to read and write they reach in the portal (P42, P43).
  "profiles.get": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "profiles.update": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "profiles.listChanges": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  "profiles.restore": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Organization admins hand out all that is kept of somebody (Q49).
  "people.export": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes who",
  ],
  // Everybody has their own, whoever they are besides (A9, A63, A66).
  "portal.getProfile": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "portal.updateProfile": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "portal.listChanges": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "portal.restoreField": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "portal.dismissNotices": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
  "portal.export": ["own-person         | yes yes yes yes yes yes yes yes yes yes who"],
};
