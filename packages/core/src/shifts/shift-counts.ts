import type { Shift } from "./collection.ts";
import { type AssignmentState, isOpen } from "./statuses.ts";

/** Whether a person confirmed, even before the shift changed. */
export const isConfirmed = ({ state }: { readonly state: AssignmentState }): boolean =>
  state === "confirmed" || state === "changed";

/** Derives the status of a shift from its counts. */
export function withCounts<S extends Omit<Shift, "id">>(shift: S, taken: number, filled: number): S {
  const { slots, published } = shift;
  const derived = filled >= slots ? "confirmed" : published ? "offered" : "draft";
  const status = isOpen(shift.status) ? derived : shift.status;
  const open = isOpen(status);
  return { ...shift, taken, filled, status, open, unfilled: open && taken < slots };
}

/** How a shift counts the people who leave it. */
export const withoutOne = (shift: Shift, left: { readonly state: AssignmentState }): Shift =>
  withCounts(shift, shift.taken - 1, shift.filled - (isConfirmed(left) ? 1 : 0));
