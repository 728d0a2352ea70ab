import type { AskableOperation } from "@rollcall/permission-model";

type ShiftOperation = Extract<AskableOperation, `shifts.${string}` | `eligibility.${string}`>;

/** The expected matrix for shifts. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedShifts: Readonly<Record<ShiftOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Everyone on the schedule sees its shifts (B65). Members change them (B63), viewers don't (B67). Schedulers plan them
  // on all schedules of the organization (Q49). External people see no shifts of others (A64).
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
  "shifts.import": [
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
  // People who plan see who may take a shift (B63, Q49), members without the reasons (Q60).
  "eligibility.listLapsing": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "eligibility.listCandidates": [
    "shift              | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "misplaced-shift    | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-shift        | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-shift      | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.createSeries": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.updateSeries": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.endSeries": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.copy": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.saveTemplate": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.applyTemplate": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.removeTemplate": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.listTemplates": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.listHours": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "shifts.publish": [
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
