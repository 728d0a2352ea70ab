import type { AskableOperation } from "@rollcall/permission-model";

type ShiftOperation = Extract<AskableOperation, `shifts.${string}`>;

/** The lines of the shifts in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedShifts: Readonly<Record<ShiftOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Everybody on it sees the shifts (B65), members change them (B63), viewers do not (B67); schedulers of the organization
  // make them on all of its schedules (Q49). External people see no shifts of others (A64).
  "shifts.list": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.listHeld": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.get": [
    "shift              | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-shift    | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-shift        | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-shift      | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.create": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.update": [
    "shift              | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-shift    | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-shift        | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-shift      | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.assign": [
    "shift              | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-shift    | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-shift        | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-shift      | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.release": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
