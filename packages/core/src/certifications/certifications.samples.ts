import { about, aboutMe, aboutMyOrganization, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutPeople } from "../people/people.samples.ts";

const typeId = "an-unknown-certification";
const proofId = "an-unknown-proof";
const digest = "0".repeat(64);

/** What the proofs need of each operation. */
export const certificationsSamples = {
  "certifications.listTypes": { questions: aboutMyOrganization() },
  "certifications.createType": {
    questions: aboutMyOrganization({ name: "Lifeguard" }),
    call: () => ({ by: "Boss", input: { name: "Lifeguard", validMonths: 24 } }),
  },
  "certifications.updateType": {
    questions: aboutMyOrganization({ typeId }),
    call: ({ certificationId }) => ({ by: "Boss", input: { typeId: certificationId, name: "First aid at work" } }),
  },
  "certifications.archiveType": {
    questions: aboutMyOrganization({ typeId }),
    call: ({ certificationId }) => ({ by: "Boss", input: { typeId: certificationId } }),
  },
  "certifications.restoreType": {
    questions: aboutMyOrganization({ typeId }),
    call: ({ archivedCertificationId }) => ({ by: "Boss", input: { typeId: archivedCertificationId } }),
  },
  "certifications.removeType": {
    questions: aboutMyOrganization({ typeId }),
    call: ({ archivedCertificationId }) => ({ by: "Boss", input: { typeId: archivedCertificationId } }),
  },
  "certifications.assign": {
    questions: aboutMyOrganization({ typeId, personIds: ["an-unknown-person"] }),
    call: ({ certificationId, ids }) => ({
      by: "Boss",
      input: { typeId: certificationId, personIds: [ids.May, ids.Xia] },
    }),
  },
  "certifications.unassign": {
    questions: aboutMyOrganization({ typeId, personIds: ["an-unknown-person"] }),
    call: ({ certificationId, ids }) => ({ by: "Boss", input: { typeId: certificationId, personIds: [ids.Max] } }),
  },
  "certifications.setValidity": {
    questions: aboutPeople(() => ({ typeId, validFrom: null, expiresOn: "2120-01-31" })),
    call: ({ plainCertificationId, ids }) => ({
      by: "Boss",
      input: { personId: ids.Max, typeId: plainCertificationId, validFrom: null, expiresOn: "2027-01-31" },
    }),
  },
  "certifications.listOf": { questions: aboutPeople() },
  "certifications.listHolders": { questions: aboutMyOrganization() },
  "certifications.listProofs": { questions: aboutMyOrganization() },
  "certifications.getProof": { questions: aboutMyOrganization({ proofId }) },
  "certifications.approveProof": {
    questions: aboutMyOrganization({ proofId, digest }),
    call: ({ proofId, proofDigest }) => ({
      by: "Boss",
      input: { proofId, digest: proofDigest, validFrom: "2026-01-01", expiresOn: "2027-12-31" },
    }),
  },
  "certifications.rejectProof": {
    questions: aboutMyOrganization({ proofId, digest, reason: "The second page is missing." }),
    call: ({ proofId, proofDigest }) => ({
      by: "Boss",
      input: { proofId, digest: proofDigest, reason: "The second page is missing." },
    }),
  },
  "portal.listCertifications": { questions: aboutMe },
  "portal.submitProof": {
    questions: [about("own-person", () => ({ typeId, documentIds: ["an-unknown-document"] }))],
    call: ({ certificationId, documentId }) => ({
      by: "Max",
      input: { typeId: certificationId, documentIds: [documentId], note: "The front page" },
    }),
  },
  "portal.withdrawProof": {
    questions: [about("own-person", () => ({ proofId }))],
    call: ({ proofId }) => ({ by: "Max", input: { proofId } }),
  },
} satisfies DomainSamples;
