import { removalParts } from "../catalogues/change-type.ts";
import { operation } from "../identity/operation.ts";
import { skillCatalogue } from "./collection.ts";

/**
 * Removes a skill that no one has ever had. Others can be archived.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `catalogue.in-use`
 */
export const removeSkillType = operation({
  name: "skills.removeType",
  summary: "Removes a skill that no one has ever had.",
  ...removalParts(skillCatalogue),
});
