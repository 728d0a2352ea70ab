import type { AskableOperation } from "@rollcall/permission-model";

type SkillOperation = Extract<AskableOperation, `skills.${string}`>;

/** The expected matrix for skills. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedSkills: Readonly<Record<SkillOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Users of the host plan shifts with the names of skills. Schedulers of the organization manage the catalog. It doesn't
  // exist for external people (P21).
  "skills.listTypes": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "skills.createType": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  "skills.updateType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "skills.archiveType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "skills.restoreType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "skills.removeType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // With a skill of the caller's organization. Each person gets a result that hides people in other organizations (P21).
  "skills.assign": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
    "other-person       | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-person     | hid hid no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
  ],
  "skills.unassign": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
    "other-person       | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-person     | hid hid no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
  ],
  // The scheduler's rating is someone else's: schedulers rate everyone but themselves (A73). People are hidden from callers
  // who don't manage them (A63, P21).
  "skills.rate": [
    "own-person         | no  no  no  no  no  no  no  no  no  no  | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only schedulers of the organization see who has which skill, and how it is rated (Q32, Q49).
  "skills.listRatings": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "skills.listOf": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "skills.listHolders": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
};
