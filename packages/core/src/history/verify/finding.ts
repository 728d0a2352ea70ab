/**
 * How history differs from its seals: a row holds other values; a row is there that was not; a row stands elsewhere; a row is
 * gone; the last rows are gone; a seal does not hold or does not follow the one before; the chain is not the one whose
 * head was kept; rows are not sealed and nothing would seal them.
 */
export type FindingKind =
  "changed" | "inserted" | "reordered" | "removed" | "tail-cut" | "chain-broken" | "head-differs" | "unsealed-behind";

/** One thing that was tampered with, or lost. */
export interface Finding {
  readonly kind: FindingKind;
  /** The topic of the row or the seal; empty where there is none. */
  readonly topic: string;
  /** The number of the row in its topic; for `chain-broken` and `head-differs`, of the seal in the chain. */
  readonly number: number;
}

/** Where findings go. */
export type Report = (finding: Finding) => void;
