import type { Actor } from "../identity/actor.ts";
import { type Organization, organizationById } from "./collection.ts";

/** What the rules on an organization judge. */
export interface OrganizationContext {
  readonly actor: Actor;
  readonly organization: Organization;
}

/** The facts that every operation on an organization begins with. */
export const organizationFacts = (_input: unknown, actor: Actor) => ({
  organization: organizationById(actor.organizationId),
});

/** The context from those facts. */
export const toOrganizationContext = (
  known: { readonly organization: Organization | undefined },
  _input: unknown,
  actor: Actor,
) => (known.organization === undefined ? undefined : { actor, organization: known.organization });
