import { z } from "zod";
import { creationFacts, newType, publishType } from "../catalogues/change-type.ts";
import { catalogueChanged } from "../catalogues/events.ts";
import { creationRules } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { displayName, line } from "../kernel/values/fields.ts";
import { type SkillType, skillCatalogue, skillTypes } from "./collection.ts";
import { defaultScale, scale } from "./scale.ts";
import { skillTypeView, toSkillTypeView } from "./view.ts";

/**
 * Adds a skill to the organization's catalog, for schedulers and organization admins (X16).
 * @throws {RollcallError} `request.invalid`, `request.forbidden`, `catalogue.name-taken`, `catalogue.too-many` (500)
 */
export const createSkillType = operation({
  name: "skills.createType",
  summary: "Adds a skill to the catalog.",
  input: z.strictObject({
    name: displayName,
    /** The position it belongs to; empty for all. */
    position: line.default(""),
    scale: scale.default(defaultScale),
  }),
  output: z.strictObject({ type: skillTypeView }),
  events: [catalogueChanged],
  load: [({ name }, actor) => creationFacts(skillCatalogue, actor, name)],
  context: ({ sameName, types }, _input, actor) => ({ actor, sameName, types }),
  rules: creationRules,
  apply: ({ known }, { name, position, scale }, call) => {
    const type: SkillType = { ...newType(name, call), position, scale };
    const { changes, journalEntries } = publishType(skillCatalogue, type, "created", known);
    const output = { type: toSkillTypeView(type, []) };
    return { output, changes: [...changes, insert(skillTypes, type)], journalEntries };
  },
});
