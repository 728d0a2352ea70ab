export { getOrganization } from "./get-organization.ts";
export { updateOrganization } from "./update-organization.ts";
