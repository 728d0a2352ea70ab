import {
  type AnyCollection,
  certificationCatalogue,
  certificationHoldings,
  certificationProofs,
  certificationTypes,
  type CertificationType,
  documents,
  type Document,
  type Person,
  type Proof,
  skillCatalogue,
  skillHoldings,
  skillTypes,
  type SkillType,
} from "@rollcall/core/model";
import { sampleNow, samplePeople } from "./sample-people.ts";

/** The digest of every proof. */
export const sampleDigest = "0".repeat(64);

function toType(kind: string, { id, organizationId }: Person) {
  const isUsed = !kind.startsWith("unused");
  return {
    ...{ id: `${kind}-of-${id}`, organizationId, name: `${kind} of ${id}`, nameKey: `${kind} of ${id}` },
    ...{ isArchived: false, holders: isUsed ? 1 : 0, wasAssigned: isUsed, createdAt: sampleNow },
  };
}

const toSkillType = (kind: string, person: Person): SkillType => ({
  ...toType(kind, person),
  ...{ position: "", scale: { levels: 5, labels: [] } },
});

const toCertificationType = (kind: string, person: Person): CertificationType => ({
  ...toType(kind, person),
  ...{ description: "", validMonths: null, renewalDays: 90, graceDays: 0 },
  ...{ proofRequired: kind !== "plain-certification", fileTypes: ["pdf", "image"] },
});

const toHolding = (kind: string, { id: personId, organizationId, nameKey }: Person) => ({
  ...{ personId, typeId: `${kind}-of-${personId}`, organizationId, nameKey, assignedAt: sampleNow },
});

const toProof = ({ id: personId, organizationId }: Person): Proof => ({
  ...{ id: `proof-of-${personId}`, organizationId, personId, typeId: `certification-of-${personId}`, version: 1 },
  ...{ documentIds: [`page-of-${personId}`], digest: sampleDigest, note: "", issuedOn: null, claimedExpiresOn: null },
  ...{ submittedAt: sampleNow, state: "pending", decidedAt: null, decidedBy: null, reason: "" },
  ...{ validFrom: null, expiresOn: null },
});

const toDocument = (id: string, personId: string, attached: boolean): Document => ({
  ...{ id, personId, fileKey: id, name: "Page.pdf", type: "application/pdf", size: 1, sha256: sampleDigest },
  ...{ state: "ready", attached, audience: attached ? "schedulers" : "owner", scheduleId: null, createdAt: sampleNow },
  ...{ scanAt: 0, scanFailures: 0 },
});

/** The catalogs of the sample world. Every person has their own types, so that each is found by the id of its person. */
export const sampleCatalogues: readonly (readonly [AnyCollection, readonly object[]])[] = [
  [skillTypes, samplePeople.flatMap((person) => [toSkillType("skill", person), toSkillType("unused-skill", person)])],
  [skillHoldings, samplePeople.map((person) => skillCatalogue.newHolding(toHolding("skill", person)))],
  [
    certificationTypes,
    samplePeople.flatMap((person) => [
      toCertificationType("certification", person),
      toCertificationType("plain-certification", person),
      toCertificationType("unused-certification", person),
    ]),
  ],
  [
    certificationHoldings,
    samplePeople.flatMap((person) => [
      {
        ...certificationCatalogue.newHolding(toHolding("certification", person)),
        pendingProofId: `proof-of-${person.id}`,
      },
      certificationCatalogue.newHolding(toHolding("plain-certification", person)),
    ]),
  ],
  [certificationProofs, samplePeople.map(toProof)],
  [
    documents,
    samplePeople.flatMap(({ id }) => [
      toDocument(`page-of-${id}`, id, true),
      toDocument(`document-of-${id}`, id, false),
    ]),
  ],
];
