import type { Change } from "../kernel/store/change.ts";
import type { Read } from "../kernel/store/query.ts";

/** Rows that pass to another person together with a membership (P02), declared by the domain that stores them. */
export interface MembershipTransfer<Row extends object = object> {
  /** Reads the rows of a person on a schedule that move to the other person. */
  rows(scheduleId: string, personId: string, now: number): Read<readonly Row[]>;
  /** Reads the conflicting rows of the other person: they stay as they are, and so do those that would replace them. */
  existing(rows: readonly Row[], to: string): Read<readonly Row[]>;
  /** Passes rows to another person. */
  pass(rows: readonly Row[], existing: readonly Row[], to: string): readonly Change[];
}
