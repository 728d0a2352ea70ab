export {
  archiveCertificationType,
  removeCertificationType,
  restoreCertificationType,
} from "./keep-certification-types.ts";
export { assignCertification, unassignCertification } from "./assign-certification.ts";
export { createCertificationType } from "./create-certification-type.ts";
export { approveProof, rejectProof } from "./decide-proof.ts";
export { getProof } from "./get-proof.ts";
export { listCertificationHolders } from "./list-certification-holders.ts";
export { listCertificationsOf, listOwnCertifications } from "./list-certifications-of.ts";
export { listProofs } from "./list-proofs.ts";
export { listCertificationTypes } from "./list-certification-types.ts";
export { remindExpiry } from "./remind-expiry.ts";
export { setCertificationValidity } from "./set-certification-validity.ts";
export { submitProof } from "./submit-proof.ts";
export { updateCertificationType } from "./update-certification-type.ts";
export { withdrawProof } from "./withdraw-proof.ts";
