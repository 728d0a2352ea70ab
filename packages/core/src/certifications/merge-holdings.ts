import { oneHolderLess } from "../catalogues/catalogue.ts";
import type { MergeContext, MergedRow } from "../kernel/collection.ts";
import { type Period, periodsBefore } from "./periods.ts";
import { certificationTypes } from "./type-collection.ts";

/** The columns of a holding that a merge compares. */
interface MergedColumns {
  readonly typeId: string;
  readonly assignedAt: number;
  readonly periods: readonly Period[];
  readonly lastDay: string;
  readonly approvedProofId: string | null;
  readonly pendingProofId: string | null;
  readonly rejectedProofId: string | null;
  readonly noticeDueAt: number | null;
}

/**
 * Merges a certification of two people who turn out to be one: the longer validity counts, the other one until it begins, and open
 * proofs stay open.
 */
export function mergeHoldings<Row extends MergedColumns>(
  from: Row,
  into: Row | undefined,
  { into: personId }: MergeContext,
): MergedRow<Row> {
  if (into === undefined) return { row: { ...from, personId } };
  const [longer, other] = from.lastDay > into.lastDay ? [from, into] : [into, from];
  const { lastDay, approvedProofId, noticeDueAt } = longer;
  const firstDay = longer.periods[0]?.from ?? null;
  const periods = firstDay === null ? longer.periods : [...periodsBefore(other.periods, firstDay), ...longer.periods];
  return {
    row: {
      ...into,
      ...{ periods, lastDay, approvedProofId, noticeDueAt },
      assignedAt: Math.min(from.assignedAt, into.assignedAt),
      pendingProofId: longer.pendingProofId ?? other.pendingProofId,
      rejectedProofId: longer.rejectedProofId ?? other.rejectedProofId,
    },
    related: oneHolderLess(certificationTypes, from.typeId),
  };
}
