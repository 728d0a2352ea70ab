import { deltaBetween, type SummaryDelta, movedBy, noTotals, type Totals } from "../schedules/totals.ts";
import type { Member } from "../schedules/members.ts";
import { readinessOf } from "./readiness.ts";
import { isToInvite } from "./derived-columns.ts";

type Counted = Pick<Member, "role" | "canAct" | "assignable" | "invited" | "invitation" | "calendar">;

/** The contribution of one member to a schedule's totals. An admin counts only if they can act (Q7). */
export const totalsOfMember = (member: Counted): Totals => ({
  members: 1,
  admins: member.role === "admin" && member.canAct ? 1 : 0,
  assignables: member.assignable ? 1 : 0,
  ready: readinessOf(member) === "ready" ? 1 : 0,
  toInvite: isToInvite(member) ? 1 : 0,
});

/** The change in totals when a member changes, is added or is removed. */
export const deltaOf = (before: Counted | undefined, after: Counted | undefined): SummaryDelta =>
  deltaBetween(
    before === undefined ? noTotals : totalsOfMember(before),
    after === undefined ? noTotals : totalsOfMember(after),
  );

/** The change in totals when several members are added. */
export const deltaOfAll = (added: readonly Counted[]): SummaryDelta =>
  added.reduce<Totals>((sum, member) => movedBy(sum, totalsOfMember(member)), noTotals);
