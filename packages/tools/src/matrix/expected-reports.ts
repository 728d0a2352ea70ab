import type { AskableOperation } from "@rollcall/permission-model";

type ReportOperation = Extract<AskableOperation, `reports.${string}`>;

/** The expected matrix for reports. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedReports: Readonly<Record<ReportOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Internal people see the forms, and schedulers manage them.
  "reports.listForms": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "reports.getForm": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "reports.saveForm": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "reports.archiveForm": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "reports.restoreForm": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],

  // People who plan a schedule read its reports; schedulers and admins of the organization read all (B63, Q49).
  "reports.list": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "reports.get": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "reports.listVersions": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "reports.askBack": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "reports.markSeen": [
    "schedule           | yes yes yes yes no  yes hid hid hid hid | no  psd chg who | dea who",
    "other-schedule     | yes yes hid hid hid hid hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
