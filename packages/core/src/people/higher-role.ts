import { type OrganizationRole, organizationRoles } from "../identity/actor.ts";

/** The higher of the host's role and the granted role. */
export function higherRole(named: OrganizationRole, granted: OrganizationRole | null): OrganizationRole {
  if (granted === null) return named;
  return organizationRoles.indexOf(granted) < organizationRoles.indexOf(named) ? granted : named;
}
