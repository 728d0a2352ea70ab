import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { personById } from "../people/collection.ts";
import { skillsOf, skillTypesById } from "./collection.ts";
import { ownSkillRules } from "./rules.ts";
import { ownSkillView, toOwnSkillView, toSkills } from "./view.ts";

/**
 * Lists the caller's skills by name, with the scheduler's rating and their own (A53, X16). Excludes the schedulers' notes (A73).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const listOwnSkills = operation({
  name: "portal.listSkills",
  summary: "Lists the caller's skills.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    skills: z.array(ownSkillView),
    personId: id,
    /** The sequence number of the caller's topic, their id. */
    number: z.int().nonnegative(),
  }),
  load: [
    (_input, { personId }) => ({ person: personById(personId), holdings: skillsOf(personId) }),
    ({ holdings }) => ({ types: skillTypesById(holdings.map(({ typeId }) => [typeId])) }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: ownSkillRules,
  apply: ({ known: { holdings, types }, row: person }) => ({
    output: { skills: toSkills(holdings, types, toOwnSkillView), personId: person.id, number: person.number },
  }),
});
