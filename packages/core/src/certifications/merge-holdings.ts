import { oneHolderLess } from "../catalogues/catalogue.ts";
import type { MergeContext, MergedRow } from "../kernel/collection.ts";
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

/** The id of a person after a merge. */
export const mergedId = <Id extends string | null>(id: Id, { from, into }: MergeContext): Id | string =>
  id === from ? into : id;

/**
 * A certification after its person or a decider was merged. What one of two people decided about the other doesn't count, because no
 * one decides about their own certification (Q46); an approved proof waits for a review again.
 */
export function withoutOwnDecisions<Row extends MergedColumns>(row: Row, context: MergeContext): Row {
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
 * Merges a certification of two people who turn out to be one: the longer validity counts, the other one until it begins, and open
 * proofs stay open.
 */
export function mergeHoldings<Row extends MergedColumns>(
  theirs: Row,
  mine: Row | undefined,
  context: MergeContext,
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
      pendingProofId: longer.pendingProofId ?? other.pendingProofId,
      rejectedProofId: longer.rejectedProofId ?? other.rejectedProofId,
    },
    related: oneHolderLess(certificationTypes, from.typeId),
  };
}
