import type { Reason } from "../contract/decision.ts";
import { schedulersMaintainCatalogues } from "../catalogues/rules.ts";
import type { AttachContext } from "../documents/attach-documents.ts";
import type { Document } from "../documents/collection.ts";
import type { Actor } from "../identity/actor.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import type { Person } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { Holding, Proof } from "./collection.ts";
import type { HoldingOnDate } from "./holding-state.ts";
import type { CertificationType, FileType } from "./type-collection.ts";

const changedSince: Reason = { code: "request.stale-version" };
const ownProof: Reason = { code: "certification.own-proof" };

/** The context of operations on a certification of a person. */
export interface HoldingContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly type: CertificationType;
}

/** The rules of operations on certifications of one person, for schedulers. */
export const schedulerRules: readonly Rule<{ readonly actor: Actor; readonly person: Person | undefined }>[] = [
  strangersStayHidden,
  schedulersMaintainCatalogues,
];

/** The rules of operations on one's own certifications (P42). */
export const ownRules: readonly Rule<{ readonly actor: Actor; readonly person: Person | undefined }>[] = [
  strangersStayHidden,
  peopleSeeThemselves,
];

/** The dates of a certification that needs a proof come from an approved proof (A71). */
export const proofsComeFirst = guard<HoldingContext>(
  "proofs come first",
  ({ type }) => !type.proofRequired || { code: "certification.proof-required" },
);

/** No one decides on their own certification, whatever their role (Q46, P50). */
export const othersDecide = guard<{ readonly actor: Actor; readonly person: Person | undefined }>(
  "others decide",
  ({ actor, person }) => person?.id !== actor.personId || ownProof,
);

/** The context of a new proof. */
export interface SubmissionContext extends HoldingContext, AttachContext {
  readonly on: HoldingOnDate;
}

/** Archived certifications get no new proofs. */
export const archivedTypesGetNoProofs = guard<SubmissionContext>(
  "archived types get no proofs",
  ({ type }) => !type.isArchived || { code: "catalogue.archived" },
);

/** Certifications without a proof are maintained by schedulers; a valid one is renewed within its renewal window (X15). */
export const renewalsWaitForTheirWindow = guard<SubmissionContext>("renewals wait for their window", ({ type, on }) => {
  if (!type.proofRequired) return { code: "certification.no-proof-needed" };
  if (on.state !== "valid") return true;
  const { renewableFrom } = on;
  return { code: "certification.not-renewable", details: renewableFrom === null ? {} : { from: renewableFrom } };
});

const kindOf = ({ type }: Document): FileType => (type === "application/pdf" ? "pdf" : "image");

/** The type says which kinds of files prove it. */
export const filesAreOfAnAcceptedKind = guard<SubmissionContext>(
  "files are of an accepted kind",
  ({ type, documents }) =>
    documents.every((document) => type.fileTypes.includes(kindOf(document))) || {
      code: "certification.file-type",
      details: { types: [...type.fileTypes] },
    },
);

/** Only a proof waiting for review can be withdrawn. */
export const openProofsCanBeWithdrawn = guard<{ readonly proof: Proof }>(
  "open proofs can be withdrawn",
  ({ proof: { state } }) => state === "pending" || state === "withdrawn" || changedSince,
);

/** The context of a decision about a proof. */
export interface ReviewContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly proof: Proof;
  readonly holding: Holding | undefined;
  /** Those of its documents that still exist. */
  readonly documents: readonly Document[];
  /** The digest that the caller saw; undefined to find out whether they may decide. */
  readonly digest?: string | undefined;
}

/** A decision is bound to what the caller saw: a replaced, withdrawn or decided proof is another version (P49). */
export const decisionsAreBoundToADigest = guard<ReviewContext>(
  "decisions are bound to a digest",
  ({ proof, holding, digest }) =>
    (proof.state === "pending" && holding !== undefined && (digest === undefined || digest === proof.digest)) ||
    changedSince,
);

/** A document counts after the virus scanner has answered, unless it found something. */
export const documentsAreClean = guard<ReviewContext>("documents are clean", ({ proof, documents }) => {
  const isScanned = documents.every(({ state }) => state === "ready" || state === "held");
  if (!isScanned || documents.length < proof.documentIds.length) return { code: "file.infected" };
  return documents.every(({ state }) => state === "ready") || { code: "file.held" };
});

/** The rules of rejecting a proof. */
export const rejectionRules: readonly Rule<ReviewContext>[] = [
  ...schedulerRules,
  othersDecide,
  decisionsAreBoundToADigest,
];

/** The rules of approving a proof. */
export const approvalRules: readonly Rule<ReviewContext>[] = [...rejectionRules, documentsAreClean];
