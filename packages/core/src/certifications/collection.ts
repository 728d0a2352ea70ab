import { type Catalogue, holdingFields, maxTypes, oneHolderLess } from "../catalogues/catalogue.ts";
import { mergedId } from "../catalogues/own-decisions.ts";
import {
  collection,
  integer,
  json,
  type MergeContext,
  type MergedRow,
  nullable,
  type RowIn,
  text,
} from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";
import { mergeHoldings, withoutOwnDecisions } from "./merge-holdings.ts";
import type { Period } from "./periods.ts";
import { certificationTypes, typeById, typesOf } from "./type-collection.ts";

/** Who has which certification, with the days for which it was approved. */
export const certificationHoldings = collection("certification_holdings", {
  fields: {
    ...holdingFields,
    /** The periods for which it was approved, in order. Empty if it never was (A71). */
    periods: json<readonly Period[]>(),
    /** Who decided on each period, in the same order; null for those that a profile listed. */
    deciders: json<readonly (string | null)[]>(),
    /** The first of them. Proofs name the others. */
    decidedBy: nullable(text()),
    /** The last day of the last period: empty without one, `9999-12-31` if it doesn't expire. */
    lastDay: text(),
    /** The proof that was approved last; null without one, or if a scheduler set the dates. */
    approvedProofId: nullable(text()),
    /** The proof waiting for review. */
    pendingProofId: nullable(text()),
    /** The last proof, if it was rejected. */
    rejectedProofId: nullable(text()),
    /** When the next notice about the expiry is due; null for none. */
    noticeDueAt: nullable(integer()),
  },
  key: ["personId", "typeId"],
  indexes: {
    all: ["organizationId", "lastDay"],
    type: ["typeId", "lastDay"],
    notice: ["noticeDueAt"],
    decided: ["decidedBy"],
  },
  references: {
    ...{ organizationId: "organizations", personId: "people", typeId: certificationTypes.name },
    decidedBy: "people",
  },
  personal: [
    {
      subject: "personId",
      erase: ({ typeId }) => oneHolderLess(certificationTypes, typeId),
      merge: (from, into, context) => mergeHoldings(from, into, context, certificationProofs),
      export: ["typeId", "assignedAt", "periods"],
    },
    {
      subject: "decidedBy",
      erase: "keep",
      merge: (row, _other, context) => ({ row: withoutOwnDecisions(row, context) }),
      export: "none",
    },
  ],
});

/** A row of `certification_holdings`. */
export type Holding = RowIn<typeof certificationHoldings>;

/** The states of a proof. `replaced`: by a later one of the same person before it was reviewed. */
export const proofStates = ["pending", "approved", "rejected", "withdrawn", "replaced"] as const;

/** The state of a proof. */
export type ProofState = (typeof proofStates)[number];

/** Proofs that people submitted for their certifications (A54, A70). A proof never changes: another upload is another version. */
export const certificationProofs = collection("certification_proofs", {
  fields: {
    id: text(),
    organizationId: text(),
    personId: text(),
    typeId: text(),
    /** From 1, for each person and type. */
    version: integer(),
    documentIds: json<readonly string[]>(),
    /** SHA-256 over the digests of the documents: 64 lowercase hexadecimal digits (P49). */
    digest: text(),
    /** Empty if none was given. */
    note: text(),
    /** What the person states. */
    issuedOn: nullable(text()),
    claimedExpiresOn: nullable(text()),
    submittedAt: integer(),
    state: text<ProofState>(),
    decidedAt: nullable(integer()),
    decidedBy: nullable(text()),
    /** The reason for a rejection; otherwise empty. */
    reason: text(),
    /** What was approved. */
    validFrom: nullable(text()),
    expiresOn: nullable(text()),
  },
  key: ["id"],
  indexes: {
    queue: ["organizationId", "state", "submittedAt"],
    versions: ["personId", "typeId", "version"],
    decided: ["decidedBy"],
  },
  references: { organizationId: "organizations", personId: "people", decidedBy: "people" },
  personal: [
    {
      subject: "personId",
      erase: "remove",
      merge: mergeProof,
      export: [
        ...(["typeId", "version", "documentIds", "digest", "note", "issuedOn", "claimedExpiresOn"] as const),
        ...(["submittedAt", "state", "decidedAt", "reason", "validFrom", "expiresOn"] as const),
      ],
    },
    { subject: "decidedBy", erase: "keep", merge: mergeProof, export: "none" },
  ],
});

/** A row of `certification_proofs`. */
export type Proof = RowIn<typeof certificationProofs>;

/**
 * Moves a proof when its person or its decider is merged. If both become the same person, they approved their own proof (Q46), so it waits
 * for review again.
 */
function mergeProof<Row extends { personId: string; typeId: string; state: ProofState; decidedBy: string | null }>(
  proof: Row,
  _other: Row | undefined,
  context: MergeContext,
): MergedRow<Row> {
  const personId = mergedId(proof.personId, context);
  const decidedBy = mergedId(proof.decidedBy, context);
  const row = { ...proof, personId, decidedBy };
  if (proof.state !== "approved") return { row };
  const undecided = { state: "pending", decidedAt: null, decidedBy: null, validFrom: null, expiresOn: null } as const;
  return {
    row: decidedBy === personId ? { ...row, ...undecided } : row,
    related: [
      {
        collection: certificationHoldings,
        key: [personId, proof.typeId],
        set(holding) {
          const { periods, deciders, decidedBy, lastDay, approvedProofId, pendingProofId, noticeDueAt } =
            withoutOwnDecisions(holding as Holding, context);
          return { periods, deciders, decidedBy, lastDay, approvedProofId, pendingProofId, noticeDueAt };
        },
      },
    ],
  };
}

/** The maximum number of versions that are shown. */
export const maxVersions = 50;

/** The holding of a person and a type. */
export const holdingByKey = get(certificationHoldings);
/** Several holdings by person and type. */
export const holdingsByKey = getMany(certificationHoldings);

const holdingsByPerson = list(certificationHoldings, "key", 1);
/** The holdings of a person. */
export const holdingsOf = (personId: string) => holdingsByPerson({ equal: [personId], limit: maxTypes });

const typesOfPerson = list(certificationHoldings, "key", 1, ["typeId"]);
/** The types that a person has. */
export const typesHeldBy = (personId: string) => typesOfPerson({ equal: [personId], limit: maxTypes });

/** One proof. */
export const proofById = get(certificationProofs);
/** Several proofs. */
export const proofsById = getMany(certificationProofs);

const versions = list(certificationProofs, "versions", 2);
/** The proofs of a person for a type, the latest first. */
export const versionsOf = (personId: string, typeId: string) =>
  versions({ equal: [personId, typeId], limit: maxVersions, reverse: true });

/** The proofs of a person for a type that are waiting for review. */
export const pendingOf = (personId: string, typeId: string) =>
  versions({ equal: [personId, typeId], limit: maxVersions, filter: { state: "pending" } });

/** The proofs that holdings refer to. */
export const proofsOf = (holdings: readonly Holding[]) =>
  proofsById(
    holdings.flatMap((one) =>
      [one.approvedProofId, one.pendingProofId, one.rejectedProofId].flatMap((id) => (id === null ? [] : [[id]])),
    ),
  );

/** The catalog of certifications. */
export const certificationCatalogue: Catalogue = {
  kind: "certification",
  types: certificationTypes,
  holdings: certificationHoldings,
  typeById,
  typesOf,
  holdingsByKey,
  newHolding: (holding) => ({
    ...{ ...holding, periods: [], deciders: [], decidedBy: null, lastDay: "", noticeDueAt: null },
    ...{ approvedProofId: null, pendingProofId: null, rejectedProofId: null },
  }),
};
