import { z } from "zod";
import { attachDocument, documentsCanBeAttached } from "../documents/attach-documents.ts";
import { documentsByIds } from "../documents/collection.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { chain } from "../kernel/platform/awaitable.ts";
import { insert, update } from "../kernel/store/change.ts";
import { id, note } from "../kernel/values/fields.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";
import type { Limit } from "../kernel/limits/rate-limits.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { profileOf } from "../profiles/collection.ts";
import { certificationHoldings, certificationProofs, holdingByKey, type Proof, versionsOf } from "./collection.ts";
import { proofSubmitted } from "./events.ts";
import { holdingOn } from "./holding-state.ts";
import { byDocumentId, digestOf } from "./proof-documents.ts";
import { publishCertification } from "./publish-certification.ts";
import {
  archivedTypesGetNoProofs,
  filesAreOfAnAcceptedKind,
  ownRules,
  renewalsWaitForTheirWindow,
  type SubmissionContext,
} from "./rules.ts";
import { todayOf } from "./today.ts";
import { typeById } from "./type-collection.ts";
import { proofView, toProofView } from "./view.ts";

/** The maximum number of documents of a proof. */
const maxDocuments = 10;

/** At most 60 proofs an hour. */
const limits = (_input: unknown, { personId }: Actor): readonly Limit[] => [
  { key: `proofs:${personId}`, points: 60, seconds: 3600 },
];

const input = z
  .strictObject({
    typeId: id,
    /** Files that the caller uploaded: the pages of the proof in their order. */
    documentIds: z
      .array(id)
      .min(1)
      .max(maxDocuments)
      .refine((all) => new Set(all).size === all.length, "each document once"),
    note: note.default(""),
    /** What the document says. A scheduler confirms or corrects it. */
    issuedOn: plainDate.optional(),
    expiresOn: plainDate.optional(),
  })
  .refine(({ issuedOn = "", expiresOn }) => expiresOn === undefined || issuedOn <= expiresOn, {
    path: ["expiresOn"],
    error: "`issuedOn` or a later day",
  });

const submissionRules: readonly Rule<SubmissionContext>[] = [
  ...ownRules,
  archivedTypesGetNoProofs,
  renewalsWaitForTheirWindow,
  documentsCanBeAttached,
  filesAreOfAnAcceptedKind,
];

/**
 * Submits a proof for one of the caller's certifications (A54). It counts only after a scheduler approves it (A70–A72); a previous approval
 * counts until then (Q39). It replaces a proof waiting for review. A valid certification can be renewed within its renewal window.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `catalogue.archived`, `certification.no-proof-needed`, `certification.not-renewable`,
 *   `certification.file-type`, `file.in-use`, `file.infected`
 */
export const submitProof = operation({
  name: "portal.submitProof",
  summary: "Submits a proof for one of the caller's certifications.",
  portal: true,
  input,
  output: z.strictObject({ proof: proofView }),
  events: [proofSubmitted],
  limits,
  prepare: (asked: z.output<typeof input>, _actor, environment) =>
    chain(digestOf(asked.documentIds, environment), (digest) => ({ ...asked, digest })),
  load: [
    ({ typeId, documentIds }, { personId, organizationId }) => ({
      person: personById(personId),
      profile: profileOf(personId),
      type: typeById(typeId),
      holding: holdingByKey(personId, typeId),
      versions: versionsOf(personId, typeId),
      documents: documentsByIds(documentIds),
      people: peopleSummaryOf(organizationId),
    }),
  ],
  context({ person, profile, type, holding, documents }, { documentIds }, actor, now) {
    if (type?.organizationId !== actor.organizationId || holding === undefined) return undefined;
    const on = holdingOn(holding, type, todayOf(profile, now));
    return { actor, person, type, on, documents, documentIds, personId: actor.personId };
  },
  row: ({ person }) => person,
  rules: submissionRules,
  apply: ({ known, context: { type }, row: person }, input, { now, newId }) => {
    const { documentIds, note: text, issuedOn = null, expiresOn: claimedExpiresOn = null, digest } = input;
    const { id: typeId, organizationId, name } = type;
    const proof: Proof = {
      ...{ id: newId(), organizationId, personId: person.id, typeId, documentIds, digest, note: text },
      ...{ version: 1 + Math.max(0, ...known.versions.map(({ version }) => version)), issuedOn, claimedExpiresOn },
      ...{ submittedAt: now, state: "pending", decidedAt: null, decidedBy: null, reason: "" },
      ...{ validFrom: null, expiresOn: null },
    };
    const event = proofSubmitted({ personId: person.id, typeId, name, proofId: proof.id, version: proof.version });
    const { changes, journalEntries } = publishCertification(person, event, known.people, now);
    const replaced = known.versions
      .filter(({ state }) => state === "pending")
      .map((one) => update(certificationProofs, [one.id], { state: "replaced" }, { state: "pending" }));
    return {
      output: { proof: toProofView(proof, byDocumentId(known.documents)) },
      changes: [
        ...changes,
        ...replaced,
        insert(certificationProofs, proof),
        update(certificationHoldings, [person.id, typeId], { pendingProofId: proof.id, rejectedProofId: null }),
        ...known.documents.map((row) => attachDocument(row, { kind: "schedulers" })),
      ],
      journalEntries,
    };
  },
});
