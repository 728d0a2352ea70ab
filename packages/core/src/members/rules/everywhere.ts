import type { Reason, ReasonOf } from "../../contract/decision.ts";
import type { Actor } from "../../identity/actor.ts";
import { guard, type Rule } from "../../kernel/operations/rule.ts";
import type { EvaluatedMember, MemberContext } from "../../schedules/member-context.ts";
import { maxMemberships, type Membership } from "../memberships.ts";
import { anAdminStays, somebodyStaysAssignable } from "./invariants.ts";

/** The context of the rules on all memberships of a person. */
export interface MembershipsContext {
  readonly actor: Actor;
  /** The time of the call: milliseconds since the epoch. */
  readonly now: number;
  /** The memberships that change with the person; empty for callers who may not change them anyway. */
  readonly memberships: readonly Membership[];
  /** Whether there are too many memberships for one transaction. */
  readonly tooMany: boolean;
}

/** The maximum number of schedules listed in a refusal. */
const maxNamed = 20;

const tooMany: Reason = { code: "person.too-many-schedules", details: { most: maxMemberships } };

/** All schedules of a person change in one transaction, so their number is limited. */
export const oneTransactionIsEnough = guard<Pick<MembershipsContext, "tooMany">>(
  "one transaction is enough",
  ({ tooMany: over }) => !over || tooMany,
);

/** Every schedule keeps an active admin (Q7, P17, I1). */
export const anAdminStaysEverywhere = guard<MembershipsContext>("an admin stays everywhere", (context) =>
  everywhere(anAdminStays, context, { code: "member.last-admin", remedy: "make-another-admin" }),
);

/** Every schedule keeps an assignable person (Q7, P19, I2). */
export const somebodyStaysAssignableEverywhere = guard<MembershipsContext>(
  "somebody stays assignable everywhere",
  (context) =>
    everywhere(somebodyStaysAssignable, context, {
      code: "member.last-assignable",
      remedy: "make-another-assignable",
    }),
);

/** The rules on memberships when a person is deactivated or erased (Q7, Q49). */
export const leaveEverywhereRules: readonly Rule<MembershipsContext>[] = [
  oneTransactionIsEnough,
  anAdminStaysEverywhere,
  somebodyStaysAssignableEverywhere,
];

/** Applies a rule of one schedule to all schedules of the person. A refusal lists some of those that break it. */
function everywhere(
  rule: Rule<MemberContext, EvaluatedMember>,
  { actor, now, memberships }: MembershipsContext,
  reason: ReasonOf<"member.last-admin" | "member.last-assignable">,
): true | Reason {
  const against = memberships.filter(({ schedule, member }) => {
    const verdict = rule.evaluate({ actor, schedule, now, myRole: "admin", mine: undefined });
    return (typeof verdict === "function" ? verdict(member) : verdict) !== true;
  });
  if (against.length === 0) return true;
  const scheduleIds = against.slice(0, maxNamed).map(({ schedule }) => schedule.id);
  return { ...reason, details: { scheduleIds, schedules: against.length } };
}
