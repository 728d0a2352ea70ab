import { oneHolderLess } from "../catalogues/catalogue.ts";
import { mergedId } from "../catalogues/own-decisions.ts";
import type { AnyCollection, MergeContext, MergedRow, RelatedChange } from "../kernel/store/collection.ts";
import { lastDayOf, type Period, periodsBefore } from "./periods.ts";
import { certificationTypes } from "./type-collection.ts";

/** The columns of a holding that a merge compares. */
interface MergedColumns {
  readonly personId: string;
  readonly typeId: string;
  readonly deciders: readonly (string | null)[];
  readonly decidedBy: string | null;
  readonly assignedAt: number;
  readonly periods: readonly Period[];
  readonly lastDay: string;
  readonly approvedProofId: string | null;
  readonly pendingProofId: string | null;
  readonly rejectedProofId: string | null;
  readonly noticeDueAt: number | null;
}

/**
 * A certification after its person or a decider was merged. Decisions that one of the two people made about the other don't count, because
 * no one decides on their own certification (Q46). An approved proof waits for review again.
 */
export function withoutOwnDecisions<Row extends MergedColumns>(
  row: Row,
  context: Pick<MergeContext, "from" | "into">,
): Row {
  const personId = mergedId(row.personId, context);
  const all = row.periods.map((period, at) => ({ period, decider: mergedId(row.deciders[at] ?? null, context) }));
  const kept = all.filter(({ decider }) => decider !== personId);
  const periods = kept.map(({ period }) => period);
  const deciders = kept.map(({ decider }) => decider);
  const merged = { ...row, personId, periods, deciders, decidedBy: deciders[0] ?? null };
  if (kept.at(-1) === all.at(-1)) return merged;
  return {
    ...merged,
    ...{ lastDay: lastDayOf(periods), noticeDueAt: periods.length === 0 ? null : row.noticeDueAt },
    ...{ approvedProofId: null, pendingProofId: row.pendingProofId ?? row.approvedProofId },
  };
}

/**
 * Merges a certification of two people who turn out to be one. The longer validity counts, and the other one counts until that begins. An
 * open proof stays open. If both people have one, the merged person's replaces the other, so that only one waits for review.
 */
export function mergeHoldings<Row extends MergedColumns>(
  theirs: Row,
  mine: Row | undefined,
  context: MergeContext,
  proofs: AnyCollection,
): MergedRow<Row> {
  const from = withoutOwnDecisions(theirs, context);
  if (mine === undefined) return { row: from };
  const into = withoutOwnDecisions(mine, context);
  const [longer, other] = from.lastDay > into.lastDay ? [from, into] : [into, from];
  const { lastDay, approvedProofId, noticeDueAt } = longer;
  const firstDay = longer.periods[0]?.from ?? null;
  const earlier = firstDay === null ? [] : periodsBefore(other.periods, firstDay);
  const deciders = [...other.deciders.slice(0, earlier.length), ...longer.deciders];
  return {
    row: {
      ...into,
      ...{ periods: [...earlier, ...longer.periods], deciders, decidedBy: deciders[0] ?? null },
      ...{ lastDay, approvedProofId, noticeDueAt },
      assignedAt: Math.min(from.assignedAt, into.assignedAt),
      pendingProofId: from.pendingProofId ?? into.pendingProofId,
      rejectedProofId: longer.rejectedProofId ?? other.rejectedProofId,
    },
    related: [
      oneHolderLess(certificationTypes, from.typeId),
      ...(from.pendingProofId === null || into.pendingProofId === null ? [] : [replaced(proofs, into.pendingProofId)]),
    ],
  };
}

const replaced = (collection: AnyCollection, id: string): RelatedChange => ({
  collection,
  key: [id],
  set: ({ state }) => (state === "pending" ? { state: "replaced" } : {}),
});
