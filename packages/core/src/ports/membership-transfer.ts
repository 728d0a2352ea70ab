import type { Change } from "../kernel/change.ts";
import type { Read } from "../kernel/query.ts";

/** The key of a row within its schedule. */
interface TransferredRow {
  readonly id: string;
}

/** Rows that pass to another person together with a membership (P02), declared by the domain that stores them. */
export interface MembershipTransfer {
  /** Reads the rows of a person on a schedule that pass on. */
  rows(scheduleId: string, personId: string, now: number): Read<readonly TransferredRow[]>;
  /** Passes them to another person. */
  pass(rows: readonly TransferredRow[], scheduleId: string, to: string): readonly Change[];
}
