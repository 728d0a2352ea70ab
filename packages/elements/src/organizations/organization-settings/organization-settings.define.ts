import { OrganizationSettings } from "./organization-settings.ts";

if (!customElements.get("organization-settings")) customElements.define("organization-settings", OrganizationSettings);
