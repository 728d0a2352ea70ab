import type { AskableOperation } from "@rollcall/permission-model";

type CertificationOperation = Extract<AskableOperation, `certifications.${string}`>;

/** The expected matrix for certifications. See `expected-matrix.ts` for columns and cells. */
// prettier-ignore: the columns stay aligned
export const expectedCertifications: Readonly<Record<CertificationOperation, readonly string[]>> = {
  //                     1   2   3   4   5   6   7   8   9   10    11  12  13  14    15  16

  // Users of the host plan shifts with the names of certifications. Schedulers of the organization keep the catalogue.
  "certifications.listTypes": [
    "own-organization   | yes yes yes yes yes yes yes yes yes yes | no  psd chg who | dea who",
  ],
  "certifications.createType": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  // The matrix asks about an unknown certification.
  "certifications.updateType": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.archiveType": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.restoreType": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.removeType": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.assign": ["own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who"],
  "certifications.unassign": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.setValidity": [
    "own-person         | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "other-person       | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  // Only schedulers of the organization see who has which certification, and review proofs (A70, Q49).
  "certifications.listOf": [
    "own-person         | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
    "other-person       | yes yes hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
    "foreign-person     | hid hid hid hid hid hid hid hid hid yes | hid psd chg who | dea who",
  ],
  "certifications.listHolders": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  "certifications.listProofs": [
    "own-organization   | yes yes no  no  no  no  no  no  no  yes | no  psd chg who | dea who",
  ],
  // The matrix asks about an unknown proof.
  "certifications.getProof": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.approveProof": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
  "certifications.rejectProof": [
    "own-organization   | hid hid hid hid hid hid hid hid hid hid | hid psd chg who | dea who",
  ],
};
