import { z } from "zod";
import type { ViewSchema } from "../kernel/values/fields.ts";

/** The totals used by lists and rules. */
export interface Totals {
  /** The number of members. */
  readonly members: number;
  /** The number of active admins (Q7). */
  readonly admins: number;
  /** The number of assignable members. */
  readonly assignables: number;
  /** The number of assignable members who are ready (X7). */
  readonly ready: number;
  /** The number of members to be invited who haven't been (B10, Q13). */
  readonly toInvite: number;
}

/** The totals of a schedule without members. */
export const noTotals: Totals = { members: 0, admins: 0, assignables: 0, ready: 0, toInvite: 0 };

/** Changes in the totals of a schedule. */
export type SummaryDelta = Partial<Totals>;

/** The totals of a schedule. */
export const totalsOf = ({ members, admins, assignables, ready, toInvite }: Totals): Totals => ({
  members,
  admins,
  assignables,
  ready,
  toInvite,
});

/** Totals after a change. */
export const movedBy = (totals: Totals, delta: SummaryDelta): Totals => ({
  members: totals.members + (delta.members ?? 0),
  admins: totals.admins + (delta.admins ?? 0),
  assignables: totals.assignables + (delta.assignables ?? 0),
  ready: totals.ready + (delta.ready ?? 0),
  toInvite: totals.toInvite + (delta.toInvite ?? 0),
});

/** The change in totals. */
export const deltaBetween = (before: Totals, after: Totals): Totals => ({
  members: after.members - before.members,
  admins: after.admins - before.admins,
  assignables: after.assignables - before.assignables,
  ready: after.ready - before.ready,
  toInvite: after.toInvite - before.toInvite,
});

const count = z.int().nonnegative();

/** The totals of a schedule after a change. */
export const totalsView: ViewSchema<Totals> = z
  .strictObject({ members: count, admins: count, assignables: count, ready: count, toInvite: count })
  .readonly();
