import { z } from "zod";
import { publishType, typeFacts } from "../catalogues/change-type.ts";
import { catalogueChanged } from "../catalogues/events.ts";
import { namesBelongToOneType, typeRules } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { canonicalJson } from "../kernel/values/canonical-json.ts";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { fold } from "../kernel/values/search-words.ts";
import { certificationCatalogue } from "./collection.ts";
import { type CertificationType, certificationTypes, typeById } from "./type-collection.ts";
import { typeSettings } from "./type-settings.ts";
import { certificationTypeView, toTypeView } from "./view.ts";

/**
 * Changes a certification in the catalog, for schedulers and organization admins. Shifts that need it by a former name still do. Changed
 * renewal and grace days apply to everyone at once; the dates of approved proofs stay.
 * @throws {RollcallError} `request.invalid`, `request.not-found`, `request.forbidden`, `catalogue.name-taken`
 */
export const updateCertificationType = operation({
  name: "certifications.updateType",
  summary: "Changes a certification in the catalog.",
  input: z.strictObject({ typeId: id, ...z.strictObject(typeSettings).partial().shape }),
  output: z.strictObject({ type: certificationTypeView }),
  events: [catalogueChanged],
  load: [
    ({ typeId, name }, actor) => ({
      ...typeFacts(certificationCatalogue, actor, typeId, name),
      certification: typeById(typeId),
    }),
  ],
  context: ({ type, sameName }, _input, actor) => ({ actor, type, sameName }),
  row: ({ certification }) => certification,
  rules: [...typeRules, namesBelongToOneType],
  apply: ({ known, row: before }, { typeId, ...asked }) => {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    const set: Partial<CertificationType> = Object.fromEntries(given);
    const type: CertificationType = { ...before, ...set, nameKey: fold(set.name ?? before.name) };
    const output = { type: toTypeView(type, known.names) };
    if (canonicalJson(type) === canonicalJson(before)) return { output };
    const sameName = type.nameKey === before.nameKey ? { typeId } : known.sameName;
    const { changes, journalEntries } = publishType(certificationCatalogue, type, "updated", { ...known, sameName });
    const written = update(certificationTypes, [typeId], { ...set, nameKey: type.nameKey });
    return { output, changes: [...changes, written], journalEntries };
  },
});
