import { assignmentParts } from "../catalogues/assign-type.ts";
import { operation } from "../identity/operation.ts";
import { skillCatalogue } from "./collection.ts";

/**
 * Assigns a skill to up to 200 people and returns a result for each. A refused person doesn't affect the others.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `catalogue.archived`. Per person: `request.not-found`
 */
export const assignSkill = operation({
  name: "skills.assign",
  summary: "Assigns a skill to people and returns a result for each.",
  ...assignmentParts(skillCatalogue, true),
});
