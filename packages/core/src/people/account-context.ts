import type { Actor } from "../identity/actor.ts";
import { type Person, personById } from "./collection.ts";
import { peopleSummaryOf } from "./people-topic.ts";

/** The context of the rules on accounts. */
export interface AccountContext {
  readonly actor: Actor;
  readonly person: Person;
}

/** Whether the caller manages accounts, as organization admins do (Q49). */
export const canManageAccounts = ({ organizationRole }: Actor): boolean => organizationRole === "admin";

/** The load round of operations that show or change an account. */
export const accountFacts = ({ personId }: { readonly personId: string }, { organizationId }: Actor) => ({
  person: personById(personId),
  summary: peopleSummaryOf(organizationId),
});

/** The context from that round; `undefined` if the person doesn't exist. */
export const toAccountContext = (
  { person }: { readonly person: Person | undefined },
  _input: unknown,
  actor: Actor,
): AccountContext | undefined => (person === undefined ? undefined : { actor, person });
