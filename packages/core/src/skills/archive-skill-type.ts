import { archivingParts } from "../catalogues/change-type.ts";
import { operation } from "../identity/operation.ts";
import { skillCatalogue } from "./collection.ts";

/**
 * Archives a skill: it can't be assigned anymore. People who have it keep it, and shifts can still need it.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const archiveSkillType = operation({
  name: "skills.archiveType",
  summary: "Archives a skill in the catalog.",
  ...archivingParts(skillCatalogue, true),
});
