import { z } from "zod";
import { toDomain } from "./allowed-domains.ts";
import { displayName } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import type { Organization } from "./collection.ts";
import { organizationChanged } from "./events.ts";
import { moveOrganization } from "./move-organization.ts";
import { organizationAdminsChangeSettings } from "./rules.ts";
import { organizationFacts, toOrganizationContext } from "./organization-context.ts";
import { organizationView, toOrganizationView } from "./view.ts";

const allowedDomain = z
  .string()
  .max(253)
  .transform((typed) => toDomain(typed) ?? "")
  .refine((domain) => domain !== "", "a domain such as `example.org`");

/**
 * Changes the organization's settings. Only given settings are written (Q49).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const updateOrganization = operation({
  name: "organizations.update",
  summary: "Changes the settings of the caller's organization.",
  input: z.strictObject({
    name: displayName.optional(),
    manageSchedules: z.boolean().optional(),
    /** The domains new people can be invited from; empty allows all (X6). */
    allowedDomains: z
      .array(allowedDomain)
      .max(100)
      .transform((domains) => [...new Set(domains)])
      .optional(),
  }),
  output: z.strictObject({ organization: organizationView }),
  events: [organizationChanged],
  load: [organizationFacts],
  context: toOrganizationContext,
  rules: [organizationAdminsChangeSettings],
  apply: ({ context }, input) => {
    const before = context.organization;
    const set = {
      ...(input.name !== undefined && input.name !== before.name && { name: input.name }),
      ...(input.manageSchedules !== undefined &&
        input.manageSchedules !== before.manageSchedules && { manageSchedules: input.manageSchedules }),
      ...(input.allowedDomains !== undefined &&
        input.allowedDomains.join() !== before.allowedDomains.join() && { allowedDomains: input.allowedDomains }),
    };
    if (Object.keys(set).length === 0) return { output: { organization: toOrganizationView(context) } };
    const was = Object.fromEntries(Object.keys(set).map((field) => [field, before[field as keyof Organization]]));
    const { organization, change, entry } = moveOrganization(before, [organizationChanged({ set, was })], set);
    return {
      output: { organization: toOrganizationView(context, organization) },
      changes: [change],
      journalEntries: [entry],
    };
  },
});
