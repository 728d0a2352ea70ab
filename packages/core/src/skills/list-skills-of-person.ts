import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { personById } from "../people/collection.ts";
import { skillsOf, skillTypesById } from "./collection.ts";
import { readSkillRules } from "./rules.ts";
import { managedSkillFields, toOwnSkillView, toSkills } from "./view.ts";

/**
 * Lists a person's skills by name with both sides' ratings and the gap between them, for schedulers and organization admins (X16).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listSkillsOfPerson = operation({
  name: "skills.listOf",
  summary: "Lists a person's skills.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    skills: z.array(z.strictObject(managedSkillFields)),
    /** The sequence number of the person's topic, their id. */
    number: z.int().nonnegative(),
  }),
  load: [
    ({ personId }) => ({ person: personById(personId), holdings: skillsOf(personId) }),
    ({ holdings }) => ({ types: skillTypesById(holdings.map(({ typeId }) => [typeId])) }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: readSkillRules,
  apply: ({ known: { holdings, types }, row: person }) => {
    const skills = toSkills(holdings, types, (holding, type) => ({
      ...toOwnSkillView(holding, type),
      note: holding.note,
    }));
    return { output: { skills, number: person.number } };
  },
});
