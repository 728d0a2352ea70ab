import type { AskableOperation } from "@rollcall/permission-model";

type ScheduleOperation = Extract<AskableOperation, `schedules.${string}`>;

/** The expected matrix for schedules. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedSchedules: Readonly<Record<ScheduleOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Internal people create schedules and list those they are on. Organization admins and schedulers list all of them
  // (Q49, B56). External people use only the portal (A63, A65, Q50).
  "schedules.create": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "schedules.previewMembers": [
    "own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who",
  ],
  "schedules.list": [
    "own-schedules      | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who",
    "all-schedules      | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  "schedules.get": [
    "schedule           | yes yes yes yes yes yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Members and admins change settings, viewers don't (B62, B66). Schedulers only plan shifts (Q49).
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
  // Archive, restore and delete follow the same rules (Q23, Q24, B59, B60, B64). Organization admins can always manage
  // schedules the organization owns; the schedule's admins can while Manage Schedules is granted. Only its own admins
  // manage a schedule owned by a person.
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
  // The owner and organization admins transfer a schedule (Q48).
  "schedules.transfer": [
    "schedule           | yes no  no  no  no  no  hid hid hid hid | no  psd chg who | dea who",
    "personal-schedule  | yes no  yes no  no  no  hid hid hid hid | no  psd chg who | dea who", // 3 is its owner
    "other-schedule     | yes no  hid hid hid hid hid hid no  hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
