import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { affiliations, organizationRoles } from "../identity/actor.ts";
import { reason } from "../ports/error-details.ts";
import { id } from "../kernel/values/fields.ts";
import { type Rule, stage } from "../kernel/operations/rule.ts";
import { deactivateRules, eraseRules, reactivateRules } from "./account-rules.ts";
import type { AccountContext } from "./account-context.ts";
import { type Person, personStatuses } from "./collection.ts";

/** Whether the account can act. */
export const accountStates = ["active", "deactivated", "erased"] as const;

/** A person as seen by themselves and people managers. */
export const personView = z.strictObject({
  id,
  /** Empty until known and after erasure. */
  name: z.string(),
  email: z.string(),
  affiliation: z.enum(affiliations),
  state: z.enum(accountStates),
  organizationRole: z.enum(organizationRoles).nullable(),
  /** Derived from account, activation, pause and time (Q26, A40). */
  status: z.enum(personStatuses),
  /** The id of the valid temporary password, for `access.resend`; null without one. */
  issue: id.nullable(),
});

/** A person as seen by themselves and people managers. */
export interface PersonView extends z.output<typeof personView> {}

/** The actions on an account, as named in its decisions. */
export const accountActions = ["deactivate", "reactivate", "erase"] as const;

/** The actions on an account. */
export type AccountAction = (typeof accountActions)[number];

/** One person, with the actions the caller may not perform on their account and why. A missing action is allowed. */
export const personWithDecisions = personView.extend({
  refused: z.partialRecord(z.enum(accountActions), z.array(reason).readonly()),
});

/** One person, with the actions the caller may not perform on their account and why. */
export interface PersonWithDecisions extends z.output<typeof personWithDecisions> {}

/** A person as seen by themselves and people managers. */
export const toPersonView = (person: Person): PersonView => ({
  id: person.id,
  name: person.name,
  email: person.email,
  affiliation: person.affiliation,
  state: person.state,
  organizationRole: person.organizationRole,
  status: person.status,
  issue: person.issue,
});

/** One person, with the decisions on their account. */
export function toPersonWithDecisions(context: AccountContext): PersonWithDecisions {
  const refused: Partial<Record<AccountAction, readonly Reason[]>> = {};
  const ask = (action: AccountAction, rules: readonly Rule<AccountContext>[]): void => {
    const { settled } = stage(rules, context);
    if (settled.length > 0) refused[action] = settled;
  };
  ask("deactivate", deactivateRules);
  ask("reactivate", reactivateRules);
  ask("erase", eraseRules);
  return { ...toPersonView(context.person), refused };
}
