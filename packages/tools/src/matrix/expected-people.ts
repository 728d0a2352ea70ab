import type { AskableOperation } from "@rollcall/permission-model";

type PeopleOperation = Extract<AskableOperation, `people.${string}`>;

/** The expected matrix for people. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedPeople: Readonly<Record<PeopleOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Every person sees themselves. Schedulers and organization admins see everyone in their organization (Q49, A63).
  "people.getMe": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who"],
  "people.get": [
    "own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "people.listAssignments": [
    "own-person         | yes yes yes yes yes yes yes yes yes yes | yes psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only callers who manage people see what happened to a person, on every schedule they can see (X8, Q49).
  "people.listHistory": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "people.create": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "people.list": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  // The host manages the address of an internal person (Q51).
  "people.setAddress": [
    "own-person         | no  no  no  no  no  no  no  no  no  no  | no  psd chg who | dea who",
    "other-person       | no  no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "external-person    | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid no  | hid psd chg who | dea who",
  ],
  // Callers who create people also pick from the host's users. A user the directory doesn't list is not found (A4, Q51).
  "people.listDirectory": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "people.adopt": [
    "listed-user        | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "unlisted-user      | hid hid no  no  no  no  no  no  no  hid | no  psd chg who | dea who",
  ],
  // Only organization admins manage accounts (Q49).
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
    "own-person         | no  no  no  no  no  no  no  no  no  no  | no  psd chg who | dea who", // no one erases themselves
    "other-person       | yes no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only organization admins export a person's data (Q49).
  "people.export": [
    "own-person         | yes no  no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes no  hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
