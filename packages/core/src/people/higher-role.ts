import { type OrganizationRole, organizationRoles } from "../identity/actor.ts";

/** The role that counts where the host names one and another was granted here: the higher. */
export function higherRole(named: OrganizationRole, granted: OrganizationRole | null): OrganizationRole {
  if (granted === null) return named;
  return organizationRoles.indexOf(granted) < organizationRoles.indexOf(named) ? granted : named;
}
