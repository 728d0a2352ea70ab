import type { Reason, ReasonOf } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import { anAdminStays, somebodyStaysAssignable } from "../members/rules/invariants.ts";
import type { JudgedMember, MemberContext } from "../members/member-context.ts";
import { type AccountContext, decidesOnAccounts } from "./account-context.ts";
import { maxMemberships } from "./memberships.ts";
import { strangersStayHidden } from "./rules.ts";

/** The most schedules that a refusal names. */
const maxNamed = 20;

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const erased: Reason = { code: "person.erased" };
const tooMany: Reason = { code: "person.too-many-schedules", details: { most: maxMemberships } };

/** Organization admins deactivate and erase people (Q49). */
export const organizationAdminsDecideOnAccounts = grant<AccountContext>(
  "organization admins decide on accounts",
  ({ actor }) => decidesOnAccounts(actor) || forbidden,
);

/** Nobody erases themselves: the next request would make them a new person. */
export const nobodyErasesThemselves = guard<AccountContext>(
  "nobody erases themselves",
  ({ actor, person }) => actor.personId !== person.id || forbidden,
);

/** Whoever is erased does not come back. */
export const theErasedAreGone = guard<Pick<AccountContext, "person">>(
  "the erased are gone",
  ({ person }) => person.state !== "erased" || erased,
);

/** All schedules of a person are judged and written at once, or none: so they cannot be any number. */
export const oneTransactionCarriesAll = guard<Pick<AccountContext, "tooMany">>(
  "one transaction carries all",
  ({ tooMany: over }) => !over || tooMany,
);

/** One admin who counts remains on every schedule (Q7, P17, I1). */
export const anAdminStaysEverywhere = guard<AccountContext>("an admin stays everywhere", (context) =>
  everywhere(anAdminStays, context, { code: "member.last-admin", remedy: "make-another-admin" }),
);

/** Somebody assignable remains on every schedule (Q7, P19, I2). */
export const somebodyStaysAssignableEverywhere = guard<AccountContext>(
  "somebody stays assignable everywhere",
  (context) =>
    everywhere(somebodyStaysAssignable, context, {
      code: "member.last-assignable",
      remedy: "make-another-assignable",
    }),
);

/** Who may deactivate somebody, and when (Q7, Q49). */
export const deactivateRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsDecideOnAccounts,
  theErasedAreGone,
  oneTransactionCarriesAll,
  anAdminStaysEverywhere,
  somebodyStaysAssignableEverywhere,
];

/** Who may reactivate somebody, and when (Q49). */
export const reactivateRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsDecideOnAccounts,
  theErasedAreGone,
  oneTransactionCarriesAll,
];

/** Who may erase somebody, and when (Q7, Q49). */
export const eraseRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsDecideOnAccounts,
  nobodyErasesThemselves,
  oneTransactionCarriesAll,
  anAdminStaysEverywhere,
  somebodyStaysAssignableEverywhere,
];

/** A rule of one schedule, asked of every schedule that the person is on. Names some of those that are against it. */
function everywhere(
  rule: Rule<MemberContext, JudgedMember>,
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
