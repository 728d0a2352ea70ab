import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/change.ts";
import { id, note } from "../kernel/fields.ts";
import { addDays, addMonths, plainDate } from "../kernel/plain-dates.ts";
import { certificationHoldings, certificationProofs } from "./collection.ts";
import { proofApproved, proofRejected, toEventDates } from "./events.ts";
import { nextNotice } from "./notice-times.ts";
import { lastDayOf, withPeriod } from "./periods.ts";
import { byDocumentId } from "./proof-documents.ts";
import { publishCertification } from "./publish-certification.ts";
import { reviewedRows, reviewRounds, toReviewContext } from "./review-context.ts";
import { approvalRules, rejectionRules } from "./rules.ts";
import { isInOrder, outOfOrder } from "./set-certification-validity.ts";
import { todayOf } from "./today.ts";
import { proofView, toProofView } from "./view.ts";

const proofKey = {
  proofId: id,
  /** The digest of the proof that the caller saw (P49). */
  digest: z.string(),
};

/**
 * Approves a proof: its certification is valid on the confirmed days (A70, A71). It replaces what was approved before, which counts
 * until the first of these days (Q39). Decisions are bound to the digest that the caller saw (P49), and no one decides about
 * their own proof (Q46, P50).
 * @throws {RollcallError} `request.forbidden`, `request.not-found`, `request.invalid`, `request.stale-version`: it was replaced,
 *   withdrawn or decided; `certification.own-proof`, `file.held`, `file.infected`
 */
export const approveProof = operation({
  name: "certifications.approveProof",
  summary: "Approves a proof of a certification.",
  input: z
    .strictObject({
      ...proofKey,
      /** The first day on which it is valid. Default: the day the person states, or today. */
      validFrom: plainDate.nullable().optional(),
      /** The last day; null if it doesn't expire. Default: by the months of its type, or none. */
      expiresOn: plainDate.nullable().optional(),
    })
    .refine(isInOrder, outOfOrder),
  output: z.strictObject({ proof: proofView }),
  events: [proofApproved],
  prepare: (asked, _actor, { certifications }) => ({ ...asked, noticeDays: certifications.noticeDays }),
  load: reviewRounds,
  context: toReviewContext,
  row: reviewedRows,
  rules: approvalRules,
  apply: ({ known, context: { proof: before }, row: { person, type, holding } }, asked, { actor, now }) => {
    const { id: typeId, name, validMonths } = type;
    const today = todayOf(known.profile, now);
    const validFrom = asked.validFrom === undefined ? (before.issuedOn ?? today) : asked.validFrom;
    const ends = validMonths === null ? null : addDays(addMonths(validFrom ?? today, validMonths), -1);
    const expiresOn = asked.expiresOn === undefined ? ends : asked.expiresOn;
    const decided = { state: "approved", decidedAt: now, decidedBy: actor.personId, validFrom, expiresOn } as const;
    const { id: proofId, version } = before;
    const event = proofApproved({ personId: person.id, typeId, name, proofId, version, ...toEventDates(decided) });
    const { changes, journalEntries } = publishCertification(person, event, known.people, now);
    const periods = withPeriod(holding.periods, { from: validFrom, until: expiresOn }, today);
    const lastDay = lastDayOf(periods);
    const set = {
      ...{ periods, lastDay, approvedProofId: proofId, rejectedProofId: null },
      noticeDueAt: nextNotice(lastDay, asked.noticeDays, now),
      ...(holding.pendingProofId === proofId && { pendingProofId: null }),
    };
    return {
      output: { proof: toProofView({ ...before, ...decided }, byDocumentId(known.documents)) },
      changes: [
        ...changes,
        update(certificationProofs, [proofId], decided, { state: "pending" }),
        update(certificationHoldings, [person.id, typeId], set),
      ],
      journalEntries,
    };
  },
});

/**
 * Rejects a proof with a reason, which its person sees (A72). What was approved before still counts (Q39). Decisions are bound to
 * the digest that the caller saw (P49), and no one decides about their own proof (Q46, P50).
 * @throws {RollcallError} `request.forbidden`, `request.not-found`, `request.invalid`, `request.stale-version`: it was replaced,
 *   withdrawn or decided; `certification.own-proof`
 */
export const rejectProof = operation({
  name: "certifications.rejectProof",
  summary: "Rejects a proof of a certification with a reason.",
  input: z.strictObject({
    ...proofKey,
    /** The person sees it. */
    reason: note.min(1, "a reason of 1 to 500 characters").max(500, "a reason of 1 to 500 characters"),
  }),
  output: z.strictObject({ proof: proofView }),
  events: [proofRejected],
  load: reviewRounds,
  context: toReviewContext,
  row: reviewedRows,
  rules: rejectionRules,
  apply: ({ known, context: { proof: before }, row: { person, type, holding } }, { reason }, { actor, now }) => {
    const { id: typeId, name } = type;
    const { id: proofId, version } = before;
    const decided = { state: "rejected", decidedAt: now, decidedBy: actor.personId, reason } as const;
    const event = proofRejected({ personId: person.id, typeId, name, proofId, version });
    const { changes, journalEntries } = publishCertification(person, event, known.people, now);
    const set = {
      rejectedProofId: proofId,
      ...(holding.pendingProofId === proofId && { pendingProofId: null }),
    };
    return {
      output: { proof: toProofView({ ...before, ...decided }, byDocumentId(known.documents)) },
      changes: [
        ...changes,
        update(certificationProofs, [proofId], decided, { state: "pending" }),
        update(certificationHoldings, [person.id, typeId], set),
      ],
      journalEntries,
    };
  },
});
