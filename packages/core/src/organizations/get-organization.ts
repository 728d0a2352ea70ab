import { z } from "zod";
import { operation } from "../kernel/operation.ts";
import { internalPeopleSeeSettings } from "./rules.ts";
import { organizationFacts, toSituation } from "./situation.ts";
import { organizationView, toOrganizationView } from "./view.ts";

/**
 * The caller's organization and its settings.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getOrganization = operation({
  name: "organizations.get",
  summary: "The caller's organization and its settings.",
  input: z.strictObject({}),
  output: z.strictObject({ organization: organizationView }),
  facts: organizationFacts,
  situation: toSituation,
  rules: [internalPeopleSeeSettings],
  apply: ({ situation }) => ({ output: { organization: toOrganizationView(situation) } }),
});
