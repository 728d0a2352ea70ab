import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { id, note } from "../kernel/values/fields.ts";
import { addDays, addMonths, plainDate } from "../kernel/values/plain-dates.ts";
import { guard } from "../kernel/operations/rule.ts";
import { certificationHoldings, certificationProofs, type Proof } from "./collection.ts";
import { proofApproved, proofRejected, toEventDates } from "./events.ts";
import { nextNotice } from "./notice-times.ts";
import { lastDayOf, withPeriod } from "./periods.ts";
import { byDocumentId } from "./proof-documents.ts";
import { publishCertification } from "./publish-certification.ts";
import { type KnownReview, reviewedRows, reviewRounds, toReviewContext } from "./review-context.ts";
import { approvalRules, rejectionRules, type ReviewContext } from "./rules.ts";
import { isInOrder, outOfOrder } from "./set-certification-validity.ts";
import { todayOf } from "./today.ts";
import { proofView, toProofView } from "./view.ts";

const proofKey = {
  proofId: id,
  /** The digest of the proof that the caller saw (P49). */
  digest: z.string(),
};

/** The days on which a certification is valid. */
interface Validity {
  readonly validFrom: string | null;
  readonly expiresOn: string | null;
}

type AskedDays = { readonly [K in keyof Validity]?: Validity[K] | undefined };

interface ApprovalContext extends ReviewContext {
  readonly days: Validity;
}

/** The confirmed days, or those that follow from the proof and the type. */
function approvedDays({ proof, type, profile }: KnownReview, asked: AskedDays, now: number): Validity {
  const today = todayOf(profile, now);
  const validFrom = asked.validFrom === undefined ? (proof?.issuedOn ?? today) : asked.validFrom;
  const { validMonths = null } = type ?? {};
  const end = validMonths === null ? null : lastDayAfter(validFrom ?? today, validMonths);
  return { validFrom, expiresOn: asked.expiresOn === undefined ? end : asked.expiresOn };
}

/** The last day of a number of months. After January 31, one month ends on the last day of February. */
function lastDayAfter(firstDay: string, months: number): string {
  const next = addMonths(firstDay, months);
  return next.slice(-2) === firstDay.slice(-2) ? addDays(next, -1) : next;
}

/** The last day isn't before the first one, whichever of them follows from the proof or the type. */
const certificationsEndAfterTheyBegin = guard<ApprovalContext>(
  "certifications end after they begin",
  ({ days }) =>
    isInOrder(days) || {
      code: "request.invalid",
      details: { issues: [{ field: "expiresOn", expected: outOfOrder.error }] },
    },
);

/**
 * Approves a proof: its certification is valid on the confirmed days (A70, A71). It replaces the previous approval, which counts until the
 * first of these days (Q39). Decisions are bound to the digest that the caller saw (P49), and no one decides on their own proof (Q46, P50).
 * @throws {RollcallError} `request.forbidden`, `request.not-found`, `request.invalid`, `request.stale-version`: it was replaced,
 *   withdrawn or decided; `certification.own-proof`, `file.held`, `file.infected`
 */
export const approveProof = operation({
  name: "certifications.approveProof",
  summary: "Approves a proof of a certification.",
  input: z.strictObject({
    ...proofKey,
    /** The first day on which it is valid. Default: the day the person states, or today. */
    validFrom: plainDate.nullable().optional(),
    /** The last day; null if it doesn't expire. Default: by the months of its type, or none. */
    expiresOn: plainDate.nullable().optional(),
  }),
  output: z.strictObject({ proof: proofView }),
  events: [proofApproved],
  prepare: (asked, _actor, { certifications }) => ({ ...asked, noticeDays: certifications.noticeDays }),
  load: reviewRounds,
  context(known, asked, actor, now): ApprovalContext | undefined {
    const context = toReviewContext(known, asked, actor);
    return context && { ...context, days: approvedDays(known, asked, now) };
  },
  row: reviewedRows,
  rules: [...approvalRules, certificationsEndAfterTheyBegin],
  apply: ({ known, context: { proof: before, days }, row: { person, type, holding } }, asked, { actor, now }) => {
    const { id: typeId, name } = type;
    const today = todayOf(known.profile, now);
    const { validFrom, expiresOn } = days;
    const decided = { state: "approved", decidedAt: now, decidedBy: actor.personId, validFrom, expiresOn } as const;
    const { id: proofId, version } = before;
    const event = proofApproved({ personId: person.id, typeId, name, proofId, version, ...toEventDates(decided) });
    const { changes, journalEntries } = publishCertification(person, event, known.people, now);
    const periods = withPeriod(holding.periods, { from: validFrom, until: expiresOn }, today);
    // The new period follows the first of the earlier ones.
    const deciders = [...holding.deciders.slice(0, periods.length - 1), actor.personId];
    const lastDay = lastDayOf(periods);
    const isOpen = holding.pendingProofId === proofId;
    const set = {
      ...{
        periods,
        deciders,
        decidedBy: deciders[0] ?? null,
        lastDay,
        approvedProofId: proofId,
        rejectedProofId: null,
      },
      noticeDueAt: nextNotice(lastDay, asked.noticeDays, now),
      ...(isOpen && { pendingProofId: null }),
    };
    return {
      output: { proof: toProofView({ ...before, ...decided }, byDocumentId(known.documents)) },
      changes: [
        ...changes,
        update(certificationProofs, [proofId], decided, { state: "pending" }),
        ...(isOpen ? otherPending(known.versions, proofId) : []).map(({ id }) =>
          update(certificationProofs, [id], { state: "replaced" }, { state: "pending" }),
        ),
        update(certificationHoldings, [person.id, typeId], set),
      ],
      journalEntries,
    };
  },
});

/** Other proofs of the certification waiting for review, the latest first. Only people who were merged can have several. */
const otherPending = (versions: readonly Proof[], proofId: string): readonly Proof[] =>
  versions.filter(({ id, state }) => state === "pending" && id !== proofId);

/**
 * Rejects a proof with a reason, which its person sees (A72). A previous approval still counts (Q39). Decisions are bound to
 * the digest that the caller saw (P49), and no one decides on their own proof (Q46, P50).
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
      ...(holding.pendingProofId === proofId && {
        pendingProofId: otherPending(known.versions, proofId)[0]?.id ?? null,
      }),
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
