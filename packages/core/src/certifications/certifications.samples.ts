import { aboutHolders, aboutTypes } from "../catalogues/catalogues.samples.ts";
import {
  about,
  aboutMe,
  aboutMyOrganization,
  type DomainSamples,
  type Question,
  type QuestionWorld,
} from "../identity/operation-sample.ts";
import { aboutPeople, aboutThingsOfPeople } from "../people/people.samples.ts";

const reason = "The second page is missing.";

/** Questions about the pending proof of a person. */
const aboutProofs = (more: (world: QuestionWorld, personId: string) => object = () => ({})) =>
  aboutThingsOfPeople((world, personId) => ({ proofId: world.id(`proof-of-${personId}`), ...more(world, personId) }));

/** The digest that a caller has seen. */
const seen = ({ id }: QuestionWorld, personId: string) => ({ digest: id(`digest-of-${personId}`) });

/** Questions about a new proof for the caller's certification, with a document of theirs and with one of another person. */
const aboutSubmissions: readonly Question[] = [
  about("own-person", ({ id }, me) => ({
    typeId: id(`certification-of-${me}`),
    documentIds: [id(`document-of-${me}`)],
  })),
  about("other-person", ({ id }, me) => ({
    typeId: id(`certification-of-${me}`),
    documentIds: [id(`document-of-${id("bystander")}`)],
  })),
  about("catalogue-type", ({ id }, me) => ({
    typeId: id(`unused-certification-of-${id("bystander")}`),
    documentIds: [id(`document-of-${me}`)],
  })),
];

/** What the proofs need from each operation. */
export const certificationsSamples = {
  "certifications.listTypes": { questions: aboutMyOrganization() },
  "certifications.createType": {
    questions: aboutMyOrganization({ name: "Lifeguard" }),
    call: () => ({ by: "Boss", input: { name: "Lifeguard", validMonths: 24 } }),
  },
  "certifications.updateType": {
    questions: aboutTypes("certification", () => ({ name: "First aid at work" })),
    call: ({ certificationId }) => ({ by: "Boss", input: { typeId: certificationId, name: "First aid at work" } }),
  },
  "certifications.archiveType": {
    questions: aboutTypes("certification"),
    call: ({ certificationId }) => ({ by: "Boss", input: { typeId: certificationId } }),
  },
  "certifications.restoreType": {
    questions: aboutTypes("certification"),
    call: ({ archivedCertificationId }) => ({ by: "Boss", input: { typeId: archivedCertificationId } }),
  },
  "certifications.removeType": {
    questions: aboutTypes("unused-certification"),
    call: ({ archivedCertificationId }) => ({ by: "Boss", input: { typeId: archivedCertificationId } }),
  },
  "certifications.assign": {
    questions: aboutHolders("certification"),
    isPerRow: true,
    call: ({ certificationId, ids }) => ({
      by: "Boss",
      input: { typeId: certificationId, personIds: [ids.May, ids.Xia] },
    }),
  },
  "certifications.unassign": {
    questions: aboutHolders("certification"),
    isPerRow: true,
    call: ({ certificationId, ids }) => ({ by: "Boss", input: { typeId: certificationId, personIds: [ids.Max] } }),
  },
  "certifications.setValidity": {
    questions: aboutPeople(({ id }, personId) => ({
      typeId: id(`plain-certification-of-${personId}`),
      ...{ validFrom: null, expiresOn: "2120-01-31" },
    })),
    call: ({ plainCertificationId, ids }) => ({
      by: "Boss",
      input: { personId: ids.Max, typeId: plainCertificationId, validFrom: null, expiresOn: "2027-01-31" },
    }),
  },
  "certifications.listOf": { questions: aboutPeople() },
  "certifications.listHolders": { questions: aboutMyOrganization() },
  "certifications.listProofs": { questions: aboutMyOrganization() },
  "certifications.getProof": { questions: aboutProofs() },
  "certifications.approveProof": {
    questions: aboutProofs(seen),
    call: ({ proofId, proofDigest }) => ({
      by: "Boss",
      input: { proofId, digest: proofDigest, validFrom: "2026-01-01", expiresOn: "2027-12-31" },
    }),
  },
  "certifications.rejectProof": {
    questions: aboutProofs((world, personId) => ({ ...seen(world, personId), reason })),
    call: ({ proofId, proofDigest }) => ({
      by: "Boss",
      input: { proofId, digest: proofDigest, reason },
    }),
  },
  "portal.listCertifications": { questions: aboutMe },
  "portal.submitProof": {
    questions: aboutSubmissions,
    call: ({ certificationId, documentId }) => ({
      by: "Max",
      input: { typeId: certificationId, documentIds: [documentId], note: "The front page" },
    }),
  },
  "portal.withdrawProof": {
    questions: aboutProofs().slice(0, 2),
    call: ({ proofId }) => ({ by: "Max", input: { proofId } }),
  },
} satisfies DomainSamples;
