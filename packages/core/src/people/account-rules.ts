import type { Reason } from "../contract/decision.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import { type AccountContext, canManageAccounts } from "./account-context.ts";
import { strangersStayHidden } from "./rules.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const erased: Reason = { code: "person.erased" };

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

/** The rules for deactivating a person (Q7, Q49). */
export const deactivateRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsManageAccounts,
  erasedPeopleCantChange,
];

/** The rules for reactivating a person (Q49). */
export const reactivateRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsManageAccounts,
  erasedPeopleCantChange,
];

/** The rules for erasing a person (Q7, Q49). */
export const eraseRules: readonly Rule<AccountContext>[] = [
  strangersStayHidden,
  organizationAdminsManageAccounts,
  peopleCantEraseThemselves,
];
