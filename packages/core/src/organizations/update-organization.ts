import { z } from "zod";
import { displayName } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import type { Organization } from "./collection.ts";
import { moveOrganization } from "./head.ts";
import { organizationAdminsChangeSettings } from "./rules.ts";
import { organizationFacts, toSituation } from "./situation.ts";
import { organizationView, toOrganizationView } from "./view.ts";

/**
 * Changes settings of the organization; only what is present is written (Q49).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const updateOrganization = operation({
  name: "organizations.update",
  summary: "Changes settings of the caller's organization.",
  input: z.strictObject({ name: displayName.optional(), manageSchedules: z.boolean().optional() }),
  output: z.strictObject({ organization: organizationView }),
  facts: organizationFacts,
  situation: toSituation,
  rules: [organizationAdminsChangeSettings],
  apply: ({ situation }, input) => {
    const before = situation.organization;
    const set = {
      ...(input.name !== undefined && input.name !== before.name && { name: input.name }),
      ...(input.manageSchedules !== undefined &&
        input.manageSchedules !== before.manageSchedules && { manageSchedules: input.manageSchedules }),
    };
    if (Object.keys(set).length === 0) return { output: { organization: toOrganizationView(situation) } };
    const was = Object.fromEntries(Object.keys(set).map((field) => [field, before[field as keyof Organization]]));
    const { organization, change, tell } = moveOrganization(before, [{ type: "organization-changed", set, was }], set);
    return { output: { organization: toOrganizationView(situation, organization) }, changes: [change], tells: [tell] };
  },
});
