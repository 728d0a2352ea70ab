import type { AskableOperation } from "@rollcall/permission-model";

type PortalOperation = Extract<AskableOperation, `portal.${string}`>;

/** The expected matrix for the worker portal. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedPortal: Readonly<Record<PortalOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // A restricted person learns only who they are and why the portal is closed (A32, P29, P45).
  "portal.get": ["own-person         | yes yes yes yes yes yes yes yes yes yes | yes yes yes who | dea who"],
  // Every person sees their own portal, while it is open (A9, A31, A63, A64, A66, Q34).
  "portal.listShifts": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.getHours": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.getProfile": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.updateProfile": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.listChanges": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.restoreField": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.dismissNotices": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  // Calendar links belong to one person. Those of others don't exist (P42, P52).
  "portal.listCalendarLinks": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "portal.createCalendarLink": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "portal.updateCalendarLink": [
    "dead-link          | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "portal.rotateCalendarLink": [
    "dead-link          | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "portal.revokeCalendarLink": [
    "dead-link          | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "portal.getAvailability": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "portal.blockDays": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.unblockDays": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.setWeeklyBlocks": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "portal.requestTimeOff": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.cancelTimeOff": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
    "other-person       | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "portal.listTimeOff": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  // People rate the skills that they have (A53, A57). Other skills of the catalog don't exist for them (P42).
  "portal.listSkills": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.rateSkill": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
    "catalogue-type     | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "portal.listRatings": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  // People submit proofs for the certifications that they have, with their own files (A54, A58, P42, P51).
  "portal.listCertifications": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "portal.submitProof": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
    "other-person       | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
    "catalogue-type     | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  "portal.withdrawProof": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
    "other-person       | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  // Files belong to the person who uploaded them. Those of others don't exist (P42, P51).
  "portal.listDocuments": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.removeDocument": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
    "other-person       | hid hid hid hid hid psd hid hid hid hid | hid psd chg who | dea who",
  ],
  // People report on the shifts that they worked. Others don't exist for them (P42).
  "portal.listReports": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
  "portal.getReport": [
    "schedule           | hid hid yes yes yes psd hid hid hid hid | yes psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid psd hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid psd hid hid hid yes | hid psd chg who | dea who",
  ],
  "portal.listReportVersions": [
    "schedule           | hid hid yes yes yes psd hid hid hid hid | yes psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid psd hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid psd hid hid hid yes | hid psd chg who | dea who",
  ],
  "portal.saveReportDraft": [
    "schedule           | hid hid yes yes yes psd hid hid hid hid | yes psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid psd hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid psd hid hid hid yes | hid psd chg who | dea who",
  ],
  "portal.submitReport": [
    "schedule           | hid hid yes yes yes psd hid hid hid hid | yes psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid psd hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid psd hid hid hid yes | hid psd chg who | dea who",
  ],
  "portal.amendReport": [
    "schedule           | hid hid yes yes yes psd hid hid hid hid | yes psd chg who | dea who",
    "other-schedule     | hid hid hid hid hid psd hid hid yes hid | hid psd chg who | dea who",
    "foreign-schedule   | hid hid hid hid hid psd hid hid hid yes | hid psd chg who | dea who",
  ],
  "portal.listHandOverNotes": [
    "own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who",
  ],
  "portal.export": ["own-person         | yes yes yes yes yes psd yes yes yes yes | yes psd chg who | dea who"],
};
