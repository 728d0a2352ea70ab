import { z } from "zod";
import { publishType, typeFacts } from "../catalogues/change-type.ts";
import { catalogueChanged } from "../catalogues/events.ts";
import { namesBelongToOneType, type CatalogueContext, typeRules } from "../catalogues/rules.ts";
import { operation } from "../identity/operation.ts";
import { canonicalJson } from "../kernel/values/canonical-json.ts";
import { update } from "../kernel/store/change.ts";
import { displayName, id, line } from "../kernel/values/fields.ts";
import { guard } from "../kernel/operations/rule.ts";
import { fold } from "../kernel/values/search-words.ts";
import { type SkillType, skillCatalogue, skillTypeById, skillTypes } from "./collection.ts";
import { type Scale, scale } from "./scale.ts";
import { skillTypeView, toSkillTypeView } from "./view.ts";

interface UpdateContext extends CatalogueContext {
  readonly skill: SkillType | undefined;
  readonly scale: Scale | undefined;
}

/** Ratings keep their meaning: once someone has had a skill, the number of its levels stays. Labels can change. */
const usedScalesKeepTheirLevels = guard<UpdateContext>("used scales keep their levels", ({ skill, scale }) => {
  if (skill?.wasAssigned !== true || scale === undefined || scale.levels === skill.scale.levels) return true;
  const expected = `${skill.scale.levels} levels: people have ratings on this scale`;
  return { code: "request.invalid", details: { issues: [{ field: "scale.levels", expected }] } };
});

/**
 * Changes a skill in the catalog, for schedulers and organization admins. Shifts that need it by a former name still do.
 * @throws {RollcallError} `request.invalid` (also for another number of levels once someone has had it), `request.not-found`,
 *   `request.forbidden`, `catalogue.name-taken`
 */
export const updateSkillType = operation({
  name: "skills.updateType",
  summary: "Changes a skill in the catalog.",
  input: z.strictObject({
    typeId: id,
    name: displayName.optional(),
    position: line.optional(),
    scale: scale.optional(),
  }),
  output: z.strictObject({ type: skillTypeView }),
  events: [catalogueChanged],
  load: [
    ({ typeId, name }, actor) => ({ ...typeFacts(skillCatalogue, actor, typeId, name), skill: skillTypeById(typeId) }),
  ],
  context: ({ skill, sameName }, { scale }, actor): UpdateContext => ({ actor, type: skill, skill, sameName, scale }),
  row: ({ skill }) => skill,
  rules: [...typeRules, namesBelongToOneType, usedScalesKeepTheirLevels],
  apply: ({ known, row: before }, { name = before.name, position = before.position, scale = before.scale }) => {
    const set = { name, nameKey: fold(name), position, scale };
    const type = { ...before, ...set };
    const output = { type: toSkillTypeView(type, known.names) };
    if (canonicalJson(type) === canonicalJson(before)) return { output };
    const isRenamed = type.nameKey !== before.nameKey;
    const sameName = isRenamed ? known.sameName : { typeId: type.id };
    const { changes, journalEntries } = publishType(skillCatalogue, type, "updated", { ...known, sameName });
    return { output, changes: [...changes, update(skillTypes, [type.id], set)], journalEntries };
  },
});
