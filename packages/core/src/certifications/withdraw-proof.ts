import { z } from "zod";
import { documentsByIds } from "../documents/collection.ts";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { certificationHoldings, certificationProofs, holdingByKey, type Proof, proofById } from "./collection.ts";
import { proofWithdrawn } from "./events.ts";
import { byDocumentId, detached } from "./proof-documents.ts";
import { publishCertification } from "./publish-certification.ts";
import { openProofsCanBeWithdrawn, ownRules } from "./rules.ts";
import { typeById } from "./type-collection.ts";
import { proofView, toProofView } from "./view.ts";

interface WithdrawalContext {
  readonly actor: Actor;
  readonly person: Person | undefined;
  readonly proof: Proof;
}

const withdrawalRules: readonly Rule<WithdrawalContext>[] = [...ownRules, openProofsCanBeWithdrawn];

/**
 * Withdraws one of the caller's proofs that is waiting for review. Its files are deleted. Has no effect on a withdrawn one.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.stale-version`
 */
export const withdrawProof = operation({
  name: "portal.withdrawProof",
  summary: "Withdraws one of the caller's proofs.",
  portal: true,
  input: z.strictObject({ proofId: id }),
  output: z.strictObject({ proof: proofView }),
  events: [proofWithdrawn],
  load: [
    ({ proofId }, { personId, organizationId }) => ({
      person: personById(personId),
      proof: proofById(proofId),
      people: peopleSummaryOf(organizationId),
    }),
    ({ proof }) => ({
      type: typeById(proof?.typeId ?? ""),
      holding: holdingByKey(proof?.personId ?? "", proof?.typeId ?? ""),
      documents: documentsByIds(proof?.documentIds ?? []),
    }),
  ],
  context: ({ person, proof }, _input, actor) =>
    proof?.personId === actor.personId ? { actor, person, proof } : undefined,
  row: ({ person, type }) => person && type && { person, type },
  rules: withdrawalRules,
  apply: ({ known, context: { proof }, row: { person, type } }, _input, { now }) => {
    if (proof.state === "withdrawn") return { output: { proof: toProofView(proof, new Map()) } };
    const { id: typeId, name } = type;
    const event = proofWithdrawn({ personId: person.id, typeId, name, proofId: proof.id, version: proof.version });
    const { changes, journalEntries } = publishCertification(person, event, known.people, now);
    const isPointedAt = known.holding?.pendingProofId === proof.id;
    return {
      output: { proof: toProofView({ ...proof, state: "withdrawn" }, byDocumentId(known.documents)) },
      changes: [
        ...changes,
        update(certificationProofs, [proof.id], { state: "withdrawn" }, { state: "pending" }),
        ...(isPointedAt ? [update(certificationHoldings, [person.id, typeId], { pendingProofId: null })] : []),
        ...detached(known.documents),
      ],
      journalEntries,
    };
  },
});
