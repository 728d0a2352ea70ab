import type { Reason } from "../contract/decision.ts";
import { grant } from "../kernel/operations/rule.ts";
import type { OrganizationContext } from "./organization-context.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };

/** Internal people see the organization's settings; external people only have the portal (A65). */
export const internalPeopleSeeSettings = grant<OrganizationContext>(
  "internal people see settings",
  ({ actor }) => actor.affiliation === "internal" || forbidden,
);

/** Organization admins change its settings, including the Manage Schedules grant (Q49). */
export const organizationAdminsChangeSettings = grant<OrganizationContext>(
  "organization admins change settings",
  ({ actor }) => actor.organizationRole === "admin" || forbidden,
);
