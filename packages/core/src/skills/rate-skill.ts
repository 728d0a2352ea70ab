import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id, note } from "../kernel/values/fields.ts";
import { skillRated } from "./events.ts";
import { ratingFacts, recordRating } from "./record-rating.ts";
import { rateRules } from "./rules.ts";
import { rating } from "./scale.ts";
import { managedSkillFields, toOwnSkillView } from "./view.ts";

/**
 * Rates a person's skill, for schedulers and organization admins. The worker's own rating stays as it is (A73). No one
 * rates themselves this way.
 * @throws {RollcallError} `request.invalid` (a level that the scale doesn't have), `request.not-found` (also if the person
 *   doesn't have the skill), `request.forbidden`
 */
export const rateSkill = operation({
  name: "skills.rate",
  summary: "Rates a person's skill.",
  input: z.strictObject({
    personId: id,
    typeId: id,
    /** Null withdraws the rating. */
    rating,
    /** Only for schedulers. */
    note: note.default(""),
  }),
  output: z.strictObject({ skill: z.strictObject(managedSkillFields) }),
  events: [skillRated],
  load: [({ personId, typeId }, { organizationId }) => ratingFacts(organizationId, personId, typeId)],
  context: ({ person, type }, { rating }, actor) => ({ actor, person, type, rating }),
  row: ({ person, type, holding }) => person && type && holding && { person, type, holding },
  rules: rateRules,
  apply: ({ known, row }, { rating, note }, call) => {
    const { holding, ...plan } = recordRating(
      { ...row, summary: known.summary, author: "scheduler", rating, note },
      call,
    );
    return { output: { skill: { ...toOwnSkillView(holding, row.type), note: holding.note } }, ...plan };
  },
});
