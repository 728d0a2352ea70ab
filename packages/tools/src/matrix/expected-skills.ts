import type { AskableOperation } from "@rollcall/permission-model";

type SkillOperation = Extract<AskableOperation, `skills.${string}`>;

/** The expected matrix for skills. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedSkills: Readonly<Record<SkillOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Users of the host plan shifts with the names of skills. Schedulers of the organization keep the catalogue.
  "skills.listTypes": ["own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who"],
  "skills.createType": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
  // The matrix asks about an unknown skill.
  "skills.updateType": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "skills.archiveType": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "skills.restoreType": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "skills.removeType": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "skills.assign": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "skills.unassign": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "skills.rate": [
    "own-person         | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-person       | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "skills.listRatings": [
    "own-person         | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-person       | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  // Only schedulers of the organization see who has which skill, and how it is rated (Q49, A73).
  "skills.listOf": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes no  no  no  no  no  no  no  hid | no  psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "skills.listHolders": ["own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who"],
};
