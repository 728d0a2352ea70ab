import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { id, note } from "../kernel/values/fields.ts";
import { skillRated } from "./events.ts";
import { ratingFacts, recordRating } from "./record-rating.ts";
import { ownSkillRules } from "./rules.ts";
import { rating } from "./scale.ts";
import { ownSkillView, toOwnSkillView } from "./view.ts";

/**
 * Submits or changes the caller's own rating of a skill they have, with a note for their schedulers (A53, X16). The
 * scheduler's rating stays as it is (A73).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.invalid` (a level that the scale doesn't have),
 *   `request.not-found` (they don't have the skill), `request.throttled`
 */
export const rateOwnSkill = operation({
  name: "portal.rateSkill",
  summary: "Rates one of the caller's skills.",
  portal: true,
  input: z.strictObject({
    typeId: id,
    /** Null withdraws the rating. */
    rating,
    note: note.default(""),
  }),
  output: z.strictObject({ skill: ownSkillView }),
  events: [skillRated],
  limits: (_input, { personId }: Actor) => [{ key: `skills:${personId}`, points: 300, seconds: 3600 }],
  load: [({ typeId }, { organizationId, personId }) => ratingFacts(organizationId, personId, typeId)],
  context: ({ person, type }, { rating }, actor) => ({ actor, person, type, rating }),
  row: ({ person, type, holding }) => person && type && holding && { person, type, holding },
  rules: ownSkillRules,
  apply: ({ known, row }, { rating, note }, call) => {
    const { holding, ...plan } = recordRating({ ...row, summary: known.summary, author: "worker", rating, note }, call);
    return { output: { skill: toOwnSkillView(holding, row.type) }, ...plan };
  },
});
