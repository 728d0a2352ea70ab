import type { AskableOperation } from "@rollcall/permission-model";

type PeopleOperation = Extract<AskableOperation, `people.${string}`>;

/** The lines of people in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedPeople: Readonly<Record<PeopleOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Everybody sees themselves; schedulers and organization admins see everybody of theirs (Q49, A63).
  "people.getMe": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "people.get": [
    "own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "people.create": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "people.list": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  // The address of an internal person is the host's (Q51).
  "people.setAddress": [
    "own-person         | no  no  no  no  no  no  no  no  no  no  | no  psd chg who | dea who",
    "other-person       | no  no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid no  | hid psd chg who | dea who",
  ],
  // Whoever creates people picks from the host's users, too; whom its directory does not list is nobody (A4, Q51).
  "people.listDirectory": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "people.adopt": [
    "listed-user        | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "unlisted-user      | hid hid no  no  no  no  no  no  no  hid | no  psd chg who | dea who",
  ],
  // Organization admins alone decide on accounts (Q49).
  "people.deactivate": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "people.reactivate": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "people.erase": [
    "own-person         | no  no  no  no  no  no  no  no  no  no  | no  psd chg who | dea who", // nobody erases themselves
    "other-person       | yes no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Organization admins hand out all that is kept of somebody (Q49).
  "people.export": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
