import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { internalPeopleSeeSettings } from "./rules.ts";
import { organizationFacts, toOrganizationContext } from "./organization-context.ts";
import { organizationView, toOrganizationView } from "./view.ts";

/**
 * Gets the caller's organization and its settings.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getOrganization = operation({
  name: "organizations.get",
  summary: "Gets the caller's organization and its settings.",
  input: z.strictObject({}),
  output: z.strictObject({ organization: organizationView }),
  load: [organizationFacts],
  context: toOrganizationContext,
  rules: [internalPeopleSeeSettings],
  apply: ({ context }) => ({ output: { organization: toOrganizationView(context) } }),
});
