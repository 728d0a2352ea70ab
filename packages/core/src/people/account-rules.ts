import type { Reason, ReasonOf } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import { anAdminStays, somebodyStaysAssignable } from "../members/rules/invariants.ts";
import type { EvaluatedMember, MemberContext } from "../schedules/member-context.ts";
import { type AccountContext, canManageAccounts } from "./account-context.ts";
import { maxMemberships } from "./memberships.ts";
import { strangersStayHidden } from "./rules.ts";

/** The maximum number of schedules listed in a refusal. */
const maxNamed = 20;

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const erased: Reason = { code: "person.erased" };
const tooMany: Reason = { code: "person.too-many-schedules", details: { most: maxMemberships } };

/** Organization admins deactivate and erase people (Q49). */
export const organizationAdminsManageAccounts = grant<AccountContext>(
  "organization admins manage accounts",
  ({ actor }) => canManageAccounts(actor) || forbidden,
);

/** People can't erase themselves: their next request would create a new person. */
export const peopleCantEraseThemselves = guard<AccountContext>(
  "people can't erase themselves",
  ({ actor, person }) => actor.personId !== person.id || forbidden,
);

/** Erasing can't be undone. */
export const erasedPeopleCantChange = guard<Pick<AccountContext, "person">>(
  "erased people can't change",
  ({ person }) => person.state !== "erased" || erased,
);

/** All schedules of a person change in one transaction, so their number is limited. */
export const oneTransactionIsEnough = guard<Pick<AccountContext, "tooMany">>(
  "one transaction is enough",
  ({ tooMany: over }) => !over || tooMany,
);

/** Every schedule keeps an active admin (Q7, P17, I1). */
export const anAdminStaysEverywhere = guard<AccountContext>("an admin stays everywhere", (context) =>
  everywhere(anAdminStays, context, { code: "member.last-admin", remedy: "make-another-admin" }),
);

/** Every schedule keeps an assignable person (Q7, P19, I2). */
export const somebodyStaysAssignableEverywhere = guard<AccountContext>(
  "somebody stays assignable everywhere",
  (context) =>
    everywhere(somebodyStaysAssignable, context, {
      code: "member.last-assignable",
      remedy: "make-another-assignable",
    }),
);

/** The rules for deactivating a person (Q7, Q49). */
export const deactivateRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsManageAccounts,
  erasedPeopleCantChange,
  oneTransactionIsEnough,
  anAdminStaysEverywhere,
  somebodyStaysAssignableEverywhere,
];

/** The rules for reactivating a person (Q49). */
export const reactivateRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsManageAccounts,
  erasedPeopleCantChange,
  oneTransactionIsEnough,
];

/** The rules for erasing a person (Q7, Q49). */
export const eraseRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsManageAccounts,
  peopleCantEraseThemselves,
  oneTransactionIsEnough,
  anAdminStaysEverywhere,
  somebodyStaysAssignableEverywhere,
];

/** Applies a rule of one schedule to all schedules of the person. A refusal lists some of those that break it. */
function everywhere(
  rule: Rule<MemberContext, EvaluatedMember>,
  { actor, memberships }: AccountContext,
  reason: ReasonOf<"member.last-admin" | "member.last-assignable">,
): true | Reason {
  const against = memberships.filter(({ schedule, member }) => {
    const verdict = rule.evaluate({ actor, schedule, myRole: "admin", mine: undefined });
    return (typeof verdict === "function" ? verdict(member) : verdict) !== true;
  });
  if (against.length === 0) return true;
  const scheduleIds = against.slice(0, maxNamed).map(({ schedule }) => schedule.id);
  return { ...reason, details: { scheduleIds, schedules: against.length } };
}
