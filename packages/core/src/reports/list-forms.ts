import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { displayName, id } from "../kernel/values/fields.ts";
import { organizationFacts, toOrganizationContext } from "../organizations/organization-context.ts";
import { internalPeopleSeeSettings } from "../organizations/rules.ts";
import { formByKey, formsOf, formVersionByKey, maxForms } from "./collection.ts";
import { formView, toFormView } from "./form-view.ts";

/**
 * Lists the organization's report forms by kind of shift, at most 200, with their current version.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listForms = operation({
  name: "reports.listForms",
  summary: "Lists the organization's report forms.",
  input: z.strictObject({}),
  output: z.strictObject({
    forms: z.array(formView).readonly(),
    organizationId: id,
    /** Sequence number of the organization's topic, to follow from here on. */
    number: z.int(),
  }),
  load: [
    (input, actor) => ({
      ...organizationFacts(input, actor),
      forms: formsOf({ equal: [actor.organizationId], limit: maxForms }),
    }),
  ],
  context: toOrganizationContext,
  rules: [internalPeopleSeeSettings],
  apply: ({ known: { forms }, context: { organization } }) => ({
    output: {
      forms: forms.map((form) => toFormView(form)),
      ...{ organizationId: organization.id, number: organization.number },
    },
  }),
});

/**
 * Gets the report form for a kind of shift, or an earlier version of it.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const getForm = operation({
  name: "reports.getForm",
  summary: "Gets the report form for a kind of shift.",
  input: z.strictObject({
    kind: displayName,
    /** Default: the current version. */
    version: z.int().min(1).optional(),
  }),
  output: z.strictObject({ form: formView }),
  load: [
    (input, actor) => ({
      ...organizationFacts(input, actor),
      form: formByKey(actor.organizationId, input.kind),
    }),
    ({ form }, { kind, version }, { organizationId }) => ({
      found: formVersionByKey(organizationId, kind, version ?? form?.version ?? 0),
    }),
  ],
  context: toOrganizationContext,
  row: ({ form, found }) => form && found && { form, found },
  rules: [internalPeopleSeeSettings],
  apply: ({ row: { form, found } }) => ({ output: { form: toFormView(form, found) } }),
});
