import { z } from "zod";
import { maxTypes, namesOfCatalogue } from "../catalogues/catalogue.ts";
import { usersOfTheHostReadCatalogues } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { canManagePeople } from "../people/rules.ts";
import { typesOf } from "./type-collection.ts";
import { certificationTypeView, toTypeView } from "./view.ts";

/** The maximum number of names read, including former ones. */
const maxNames = 5000;

/**
 * Lists the organization's certifications by name, including archived ones. For users of the host, who plan shifts with them. Only
 * schedulers see how many people have each.
 * @throws {RollcallError} `request.forbidden`
 */
export const listCertificationTypes = operation({
  name: "certifications.listTypes",
  summary: "Lists the organization's certifications.",
  input: z.strictObject({}),
  output: z.strictObject({
    types: z.array(certificationTypeView),
    /** Whether the caller can change the catalog. */
    canManage: z.boolean(),
    organizationId: id,
    /** The sequence number of the organization's people topic, `people:ORGANIZATION`. */
    number: z.int().nonnegative(),
  }),
  load: [
    (_input, { organizationId }) => ({
      types: typesOf({ equal: [organizationId], limit: maxTypes }),
      names: namesOfCatalogue({ equal: [organizationId, "certification"], limit: maxNames }),
      summary: peopleSummaryOf(organizationId),
    }),
  ],
  context: (_known, _input, actor) => ({ actor }),
  rules: [usersOfTheHostReadCatalogues],
  apply: ({ known: { types, names, summary }, context: { actor } }) => {
    const canManage = canManagePeople(actor);
    const shown = types.map((type) => toTypeView(type, names, { canManage }));
    const { organizationId } = actor;
    return { output: { types: shown, canManage, organizationId, number: summary?.number ?? 0 } };
  },
});
