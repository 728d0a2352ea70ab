import type { AskableOperation } from "@rollcall/permission-model";

type ProfileOperation = Extract<AskableOperation, `profiles.${string}`>;

/** The lines of profiles in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedProfiles: Readonly<Record<ProfileOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Schedulers and organization admins read and write everybody's profile, all six groups of it (Q32, Q49). Nobody else
  // comes to their own by this way: what is theirs to read and write they reach in the portal (P42, P43).
  "profiles.get": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "profiles.update": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "profiles.listChanges": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "profiles.restore": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
