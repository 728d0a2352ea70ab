import { assignmentParts } from "../catalogues/assign-type.ts";
import { operation } from "../identity/operation.ts";
import { skillCatalogue } from "./collection.ts";

/**
 * Unassigns a skill from up to 200 people and returns a result for each. Their rating history stays.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`. Per person: `request.not-found`
 */
export const unassignSkill = operation({
  name: "skills.unassign",
  summary: "Unassigns a skill from people and returns a result for each.",
  ...assignmentParts(skillCatalogue, false),
});
