import { archivingParts } from "../catalogues/change-type.ts";
import { operation } from "../identity/operation.ts";
import { skillCatalogue } from "./collection.ts";

/**
 * Makes an archived skill available again.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const restoreSkillType = operation({
  name: "skills.restoreType",
  summary: "Restores an archived skill in the catalog.",
  ...archivingParts(skillCatalogue, false),
});
