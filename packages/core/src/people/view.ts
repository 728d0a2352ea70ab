import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { affiliations, organizationRoles } from "../identity/actor.ts";
import { reason } from "../kernel/error-details.ts";
import { id } from "../kernel/fields.ts";
import { type Rule, stage } from "../kernel/rule.ts";
import { deactivateRules, eraseRules, reactivateRules } from "./account-rules.ts";
import type { AccountContext } from "./account-context.ts";
import { type Person, personStatuses } from "./collection.ts";

/** Whether the account can act. */
export const accountStates = ["active", "deactivated", "erased"] as const;

/** A person as they and those who tend people see them. */
export const personView = z.strictObject({
  id,
  /** Empty until known, and once erased. */
  name: z.string(),
  email: z.string(),
  affiliation: z.enum(affiliations),
  state: z.enum(accountStates),
  organizationRole: z.enum(organizationRoles).nullable(),
  /** Account, activation, pause and time in one word (Q26, A40). */
  status: z.enum(personStatuses),
  /** Which temporary password counts, for `access.resend`; null where none does. */
  issue: id.nullable(),
});

/** A person as they and those who tend people see them. */
export interface PersonView extends z.output<typeof personView> {}

/** What can be done to somebody's account, as its decisions name it. */
export const accountActions = ["deactivate", "reactivate", "erase"] as const;

/** What can be done to somebody's account. */
export type AccountAction = (typeof accountActions)[number];

/** One person, with what the caller may not do to their account, and why. An action that is missing is permitted. */
export const judgedPersonView = personView.extend({
  refused: z.partialRecord(z.enum(accountActions), z.array(reason).readonly()),
});

/** One person, with what the caller may not do to their account, and why. */
export interface JudgedPersonView extends z.output<typeof judgedPersonView> {}

/** A person as they and those who tend people see them. */
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
export function toJudgedPersonView(context: AccountContext): JudgedPersonView {
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
