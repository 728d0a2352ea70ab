/**
 * How history differs from its seals: a row was changed, inserted, moved or removed; the last rows are missing; a seal is
 * invalid or doesn't follow the previous one; the chain doesn't contain the stored head; unsealed rows aren't marked for
 * sealing.
 */
export type FindingKind =
  | "changed"
  | "inserted"
  | "reordered"
  | "removed"
  | "tail-cut"
  | "chain-broken"
  | "head-differs"
  | "unsealed-behind";

/** One instance of tampering or loss. */
export interface Finding {
  readonly kind: FindingKind;
  /** The topic of the row or seal; empty if there is none. */
  readonly topic: string;
  /** The number of the row in its topic; for `chain-broken` and `head-differs`, of the seal in the chain. */
  readonly number: number;
}

/** Receives findings. */
export type Report = (finding: Finding) => void;
