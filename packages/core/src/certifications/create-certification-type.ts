import { z } from "zod";
import { creationFacts, newType, publishType } from "../catalogues/change-type.ts";
import { catalogueChanged } from "../catalogues/events.ts";
import { creationRules } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { certificationCatalogue } from "./collection.ts";
import { type CertificationType, certificationTypes } from "./type-collection.ts";
import { typeSettings } from "./type-settings.ts";
import { certificationTypeView, toTypeView } from "./view.ts";

/**
 * Adds a certification to the organization's catalog, for schedulers and organization admins (X15). By default it doesn't
 * expire, needs a proof as PDF or image, and can be renewed 60 days before it expires.
 * @throws {RollcallError} `request.invalid`, `request.forbidden`, `catalogue.name-taken`, `catalogue.too-many` (500)
 */
export const createCertificationType = operation({
  name: "certifications.createType",
  summary: "Adds a certification to the catalog.",
  input: z.strictObject({
    name: typeSettings.name,
    description: typeSettings.description.default(""),
    validMonths: typeSettings.validMonths.default(null),
    renewalDays: typeSettings.renewalDays.default(60),
    graceDays: typeSettings.graceDays.default(0),
    proofRequired: typeSettings.proofRequired.default(true),
    fileTypes: typeSettings.fileTypes.default(["pdf", "image"]),
  }),
  output: z.strictObject({ type: certificationTypeView }),
  events: [catalogueChanged],
  load: [({ name }, actor) => creationFacts(certificationCatalogue, actor, name)],
  context: ({ sameName, types }, _input, actor) => ({ actor, sameName, types }),
  rules: creationRules,
  apply: ({ known }, { name, ...settings }, call) => {
    const type: CertificationType = { ...newType(name, call), ...settings };
    const { changes, journalEntries } = publishType(certificationCatalogue, type, "created", known);
    const output = { type: toTypeView(type, []) };
    return { output, changes: [...changes, insert(certificationTypes, type)], journalEntries };
  },
});
