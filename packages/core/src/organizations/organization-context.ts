import type { Actor } from "../identity/actor.ts";
import { type Organization, organizationById } from "./collection.ts";

/** The context of the rules on an organization. */
export interface OrganizationContext {
  readonly actor: Actor;
  readonly organization: Organization;
}

/** The load round of every operation on an organization. */
export const organizationFacts = (_input: unknown, actor: Actor) => ({
  organization: organizationById(actor.organizationId),
});

/** The context from that round. */
export const toOrganizationContext = (
  known: { readonly organization: Organization | undefined },
  _input: unknown,
  actor: Actor,
) => (known.organization === undefined ? undefined : { actor, organization: known.organization });
