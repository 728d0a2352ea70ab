import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { personById } from "../people/collection.ts";
import { pastRatings } from "./rating-history.ts";
import { ownSkillRules } from "./rules.ts";
import { ratingHistory, toPastRating } from "./view.ts";

/**
 * Lists each side's last 100 ratings of one of the caller's skills, the latest first (X16). Excludes the schedulers' notes and names (A63,
 * A73).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const listOwnRatings = operation({
  name: "portal.listRatings",
  summary: "Lists the ratings of one of the caller's skills.",
  portal: true,
  input: z.strictObject({ typeId: id }),
  output: ratingHistory.own,
  load: [({ typeId }, { personId }) => ({ person: personById(personId), ...pastRatings(personId, typeId) })],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: ownSkillRules,
  apply: ({ known: { byScheduler, own } }) => ({
    output: {
      byScheduler: byScheduler.map(toPastRating),
      own: own.map((one) => ({ ...toPastRating(one), note: one.note })),
    },
  }),
});
