import { archivingParts, removalParts } from "../catalogues/change-type.ts";
import { operation } from "../identity/operation.ts";
import { certificationCatalogue } from "./collection.ts";

/**
 * Archives a certification: it can't be assigned anymore and gets no new proofs. People who have it keep it, and shifts can still
 * need it.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const archiveCertificationType = operation({
  name: "certifications.archiveType",
  summary: "Archives a certification in the catalog.",
  ...archivingParts(certificationCatalogue, true),
});

/**
 * Restores an archived certification.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const restoreCertificationType = operation({
  name: "certifications.restoreType",
  summary: "Restores an archived certification.",
  ...archivingParts(certificationCatalogue, false),
});

/**
 * Removes a certification that no one has ever had. Others can be archived.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `catalogue.in-use`
 */
export const removeCertificationType = operation({
  name: "certifications.removeType",
  summary: "Removes a certification that no one has ever had.",
  ...removalParts(certificationCatalogue),
});
