import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { decide, type Rule } from "../kernel/operations/rule.ts";
import { byDocumentId } from "./proof-documents.ts";
import { reviewedRows, reviewRounds, toReviewContext } from "./review-context.ts";
import { toReviewedProof, reviewedProofView } from "./reviewed-proof.ts";
import { approvalRules, type ReviewContext, schedulerRules } from "./rules.ts";
import { todayOf } from "./today.ts";
import { certificationTypeView, holdingFields, toHoldingSummary, toTypeView } from "./view.ts";

const readingRules: readonly Rule<ReviewContext>[] = schedulerRules;

/**
 * Gets a proof with its earlier versions, for schedulers and organization admins (A70).
 * @throws {RollcallError} `request.forbidden`, `request.not-found`
 */
export const getProof = operation({
  name: "certifications.getProof",
  summary: "Gets a proof with its earlier versions.",
  input: z.strictObject({ proofId: id }),
  output: z.strictObject({
    proof: reviewedProofView,
    type: certificationTypeView,
    /** The certification as it is now. */
    certification: z.strictObject(holdingFields),
    /** The other versions that weren't withdrawn, the latest first; at most 50. */
    versions: z.array(reviewedProofView),
    /** Why the caller can't approve it; null if they can. */
    refused: reason.nullable(),
  }),
  load: reviewRounds,
  context: toReviewContext,
  row: reviewedRows,
  rules: readingRules,
  apply: ({ known, context, row: { person, type, holding } }, _input, { now }) => {
    const files = byDocumentId(known.documents);
    const deciders = new Map(known.deciders.map((one) => [one.id, one]));
    const view = (proof: typeof context.proof) => toReviewedProof(proof, { person, type, files, deciders });
    const [refused = null] = decide(approvalRules, context, undefined).reasons;
    return {
      output: {
        ...{ proof: view(context.proof), type: toTypeView(type, []), refused },
        certification: toHoldingSummary(holding, type, todayOf(known.profile, now)),
        versions: known.versions
          .filter(({ id: one, state }) => one !== context.proof.id && state !== "withdrawn")
          .map(view),
      },
    };
  },
});
