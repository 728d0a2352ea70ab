export { getOrganization, updateOrganization } from "./organization.ts";
