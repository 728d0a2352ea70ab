import type { AskableOperation } from "@rollcall/permission-model";

type ScheduleOperation = Extract<AskableOperation, `schedules.${string}`>;

/** The lines of schedules in the expected matrix, which says what their columns and cells are. */
// prettier-ignore: the columns are read at a glance
export const expectedSchedules: Readonly<Record<ScheduleOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Any internal person creates schedules and lists those they are on; the whole organization's are for its admins and
  // for those who plan its shifts (Q49, B56). External people have the portal alone (A63, A65, Q50).
  "schedules.create": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "schedules.list": [
    "own-schedules      | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who",
    "all-schedules      | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  "schedules.get": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Configuration: members and admins, never viewers (B62, B66); a scheduler makes shifts, no more (Q49).
  "schedules.update": [
    "schedule           | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "schedules.setAutoSend": [
    "schedule           | yes no  yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Archive, restore and delete are one protected group (Q23, Q24, B59, B60, B64). What the organization owns, its admins
  // may always; the schedule's admin while Manage Schedules is granted. What a person owns is for its own admins.
  "schedules.archive": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "granted-schedule   | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "personal-schedule  | no  no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "schedules.restore": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "granted-schedule   | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "personal-schedule  | no  no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "schedules.delete": [
    "schedule           | yes no  grt no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "granted-schedule   | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "personal-schedule  | no  no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes no  hid hid hid hid hid hid grt hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Its owner passes a schedule on, and organization admins may (Q48).
  "schedules.transfer": [
    "schedule           | yes no  no  no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "personal-schedule  | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who", // 3 is its owner
    "other-schedule     | yes no  hid hid hid hid hid hid no  hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
