import type { AskableOperation } from "@rollcall/permission-model";

type CertificationOperation = Extract<AskableOperation, `certifications.${string}`>;

/** The expected matrix for certifications. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedCertifications: Readonly<Record<CertificationOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Users of the host plan shifts with the names of certifications. Schedulers of the organization manage the catalog. It
  // doesn't exist for external people (P21).
  "certifications.listTypes": [
    "own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who",
  ],
  "certifications.createType": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  "certifications.updateType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.archiveType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.restoreType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.removeType": [
    "catalogue-type     | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-type       | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // With a certification of the caller's organization. Each person gets a result that hides people in other organizations (P21).
  "certifications.assign": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
    "other-person       | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-person     | hid hid no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
  ],
  "certifications.unassign": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
    "other-person       | yes yes no  no  no  no  no  no  no  hid | hid psd chg who | dea who",
    "foreign-person     | hid hid no  no  no  no  no  no  no  yes | hid psd chg who | dea who",
  ],
  // No one decides on their own certification, not even a scheduler (Q46, P50).
  "certifications.setValidity": [
    "own-person         | own own no  no  no  no  no  no  no  own | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  // Only schedulers of the organization see who has which certification (Q49).
  "certifications.listOf": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.listHolders": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  // Schedulers review proofs (A70), except for their own (Q46, P50). Proofs of others don't exist for anyone else (P51).
  "certifications.listProofs": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  "certifications.getProof": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.approveProof": [
    "own-person         | own own no  no  no  no  no  no  no  own | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.rejectProof": [
    "own-person         | own own no  no  no  no  no  no  no  own | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
};
