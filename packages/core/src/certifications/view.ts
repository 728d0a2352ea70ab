import { z } from "zod";
import type { CatalogueName } from "../catalogues/catalogue.ts";
import type { Document } from "../documents/collection.ts";
import { documentView, toDocumentView } from "../documents/view.ts";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { type Holding, type Proof, proofStates } from "./collection.ts";
import { holdingOn, holdingStates } from "./holding-state.ts";
import { type CertificationType, fileTypes } from "./type-collection.ts";

const typeFields = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  /** How many months it is valid by default; null if it doesn't expire. */
  validMonths: z.int().nullable(),
  /** How many days before it expires a renewal can be submitted. */
  renewalDays: z.int(),
  /** How many days after it expires it still counts. */
  graceDays: z.int(),
  proofRequired: z.boolean(),
  /** The kinds of files that a proof can consist of. */
  fileTypes: z.array(z.enum(fileTypes)),
  archived: z.boolean(),
  /** Former names, by which shifts can still need it. */
  formerNames: z.array(z.string()).readonly(),
  /** The number of people who have it. Null for callers who aren't schedulers. */
  holders: z.int().nullable(),
  /** Whether it can be removed: no one has ever had it. */
  removable: z.boolean(),
});

/** A certification in the catalog. */
export interface CertificationTypeView extends z.output<typeof typeFields> {}

/** The schema of a certification in the catalog. */
export const certificationTypeView: ViewSchema<CertificationTypeView> = typeFields;

/** Converts a type to its view. */
export const toTypeView = (
  type: CertificationType,
  names: readonly CatalogueName[],
  { canManage } = { canManage: true },
): CertificationTypeView => ({
  ...{ id: type.id, name: type.name, description: type.description, validMonths: type.validMonths },
  ...{ renewalDays: type.renewalDays, graceDays: type.graceDays, proofRequired: type.proofRequired },
  ...{ fileTypes: [...type.fileTypes], archived: type.isArchived },
  formerNames: names
    .filter(({ typeId, nameKey }) => typeId === type.id && nameKey !== type.nameKey)
    .map(({ name }) => name),
  holders: canManage ? type.holders : null,
  removable: !type.wasAssigned,
});

/** The fields of a proof as shown to its person. */
export const proofFields = {
  id,
  typeId: id,
  /** From 1, for each person and type. */
  version: z.int(),
  /** Documents that were removed, such as infected ones, are left out. */
  documents: z.array(documentView),
  /** SHA-256 over the digests of the documents: 64 lowercase hexadecimal digits. */
  digest: z.string(),
  /** Empty if none was given. */
  note: z.string(),
  /** What the person states: dates such as `2026-11-29`. */
  issuedOn: z.string().nullable(),
  claimedExpiresOn: z.string().nullable(),
  /** ISO 8601, UTC. */
  submittedAt: z.string(),
  state: z.enum(proofStates),
  decidedAt: z.string().nullable(),
  /** The reason for a rejection; otherwise empty. */
  reason: z.string(),
  /** What was approved. */
  validFrom: z.string().nullable(),
  expiresOn: z.string().nullable(),
};

const ownProofFields = z.strictObject(proofFields);

/** A proof as shown to its person. */
export interface ProofView extends z.output<typeof ownProofFields> {}

/** The schema of a proof as shown to its person. */
export const proofView: ViewSchema<ProofView> = ownProofFields;

/** Converts a proof to the view of its person. Who decided is not part of it (A63). */
export const toProofView = (proof: Proof, documents: ReadonlyMap<string, Document>): ProofView => ({
  ...{ id: proof.id, typeId: proof.typeId, version: proof.version, digest: proof.digest, note: proof.note },
  documents: proof.documentIds.flatMap((one) => {
    const document = documents.get(one);
    return document === undefined ? [] : [toDocumentView(document)];
  }),
  ...{ issuedOn: proof.issuedOn, claimedExpiresOn: proof.claimedExpiresOn, state: proof.state, reason: proof.reason },
  ...{ validFrom: proof.validFrom, expiresOn: proof.expiresOn },
  submittedAt: new Date(proof.submittedAt).toISOString(),
  decidedAt: toInstant(proof.decidedAt),
});

/** The fields of a certification of a person, without its proofs. */
export const holdingFields = {
  typeId: id,
  name: z.string(),
  /** On the current date. */
  state: z.enum(holdingStates),
  /** The first day on which it is valid; null if it isn't limited. */
  validFrom: z.string().nullable(),
  /** The last day on which it is valid; null if it doesn't expire, or was never approved. */
  expiresOn: z.string().nullable(),
  /** The last day on which it still counts after it expired; null without a grace period. */
  graceUntil: z.string().nullable(),
  /** The first day on which a renewal can be submitted; null if none is needed. */
  renewableFrom: z.string().nullable(),
  proofRequired: z.boolean(),
  /** Whether its person can submit a proof now. */
  canSubmit: z.boolean(),
};

const holdingWithProofs = z.strictObject({
  ...holdingFields,
  description: z.string(),
  fileTypes: z.array(z.enum(fileTypes)),
  archived: z.boolean(),
  /** The proof that was approved last; null without one, or if a scheduler set the dates. */
  approved: proofView.nullable(),
  /** The proof waiting for review. */
  pending: proofView.nullable(),
  /** The last proof, if it was rejected. */
  rejected: proofView.nullable(),
});

/** A certification of a person. */
export interface HoldingView extends z.output<typeof holdingWithProofs> {}

/** The schema of a certification of a person. */
export const holdingView: ViewSchema<HoldingView> = holdingWithProofs;

/** Converts a holding to its view without proofs. */
export function toHoldingSummary(holding: Holding, type: CertificationType, today: string) {
  const on = holdingOn(holding, type, today);
  return { typeId: type.id, name: type.name, proofRequired: type.proofRequired, ...on };
}

/** Converts a holding to its view. */
export function toHoldingView(
  holding: Holding,
  type: CertificationType,
  proofs: ReadonlyMap<string, ProofView>,
  today: string,
): HoldingView {
  const proof = (proofId: string | null) => (proofId === null ? null : (proofs.get(proofId) ?? null));
  return {
    ...toHoldingSummary(holding, type, today),
    ...{ description: type.description, fileTypes: [...type.fileTypes], archived: type.isArchived },
    approved: proof(holding.approvedProofId),
    pending: proof(holding.pendingProofId),
    rejected: proof(holding.rejectedProofId),
  };
}
