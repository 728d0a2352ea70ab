import { assignmentParts } from "../catalogues/assign-type.ts";
import { type Known, operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import {
  certificationCatalogue,
  certificationProofs,
  type Holding,
  holdingsByKey,
  pendingOf,
  type Proof,
} from "./collection.ts";
import type { Read } from "../kernel/store/query.ts";
import { detached, documentsOf } from "./proof-documents.ts";

/**
 * Assigns a certification to up to 200 people and returns a result for each. It then appears in their portal (A58). A refused
 * person doesn't affect the others.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `catalogue.archived`. Per person: `request.not-found`
 */
export const assignCertification = operation({
  name: "certifications.assign",
  summary: "Assigns a certification to people and returns a result for each.",
  ...assignmentParts(certificationCatalogue, true),
});

const pendingFact = (personId: string) => `pending proofs of ${personId}` as const;

type PendingFacts = Readonly<Record<ReturnType<typeof pendingFact>, Read<readonly Proof[]>>>;

const pendingFacts = (certifications: readonly Holding[]): PendingFacts =>
  Object.fromEntries(
    certifications.map(({ personId, typeId }) => [pendingFact(personId), pendingOf(personId, typeId)]),
  );

/** The proofs which that round found. */
const pendingIn = (known: { readonly certifications: readonly Holding[] } & Known<PendingFacts>): readonly Proof[] =>
  known.certifications.flatMap(({ personId }) => known[pendingFact(personId)] ?? []);

const removal = assignmentParts(certificationCatalogue, false);

/**
 * Unassigns a certification from up to 200 people and returns a result for each. It no longer counts or appears in their portal. Their
 * pending proofs are withdrawn. A refused person doesn't affect the others.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`. Per person: `request.not-found`
 */
export const unassignCertification = operation({
  name: "certifications.unassign",
  summary: "Unassigns a certification from people and returns a result for each.",
  ...removal,
  load: [
    ({ typeId, personIds }, actor) => ({
      ...removal.load[0]({ typeId, personIds }, actor),
      certifications: holdingsByKey(personIds.map((personId) => [personId, typeId])),
    }),
    ({ certifications }) => pendingFacts(certifications),
    (known) => ({ documents: documentsOf(pendingIn(known)) }),
  ],
  apply(found, input, call) {
    const plan = removal.apply(found, input, call);
    const changed = new Set(
      plan.output.results.filter(({ status }) => status === "changed").map(({ personId }) => personId),
    );
    const pending = pendingIn(found.known).filter(({ personId }) => changed.has(personId));
    const documentIds = new Set(pending.flatMap((proof) => proof.documentIds));
    return {
      ...plan,
      changes: [
        ...(plan.changes ?? []),
        ...pending.map(({ id }) => update(certificationProofs, [id], { state: "withdrawn" }, { state: "pending" })),
        ...detached(found.known.documents.filter(({ id }) => documentIds.has(id))),
      ],
    };
  },
});
