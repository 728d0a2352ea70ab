import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { peopleById, personById } from "../people/collection.ts";
import { skillTypeById } from "./collection.ts";
import { pastRatings } from "./rating-history.ts";
import { readSkillRules } from "./rules.ts";
import { ratingHistory, toPastRating } from "./view.ts";

/**
 * Lists each side's last 100 ratings of a person's skill, the latest first, with notes (X16), even if they don't have the skill anymore.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const listSkillRatings = operation({
  name: "skills.listRatings",
  summary: "Lists the ratings of a person's skill.",
  input: z.strictObject({ personId: id, typeId: id }),
  output: ratingHistory.managed,
  load: [
    ({ personId, typeId }) => ({
      person: personById(personId),
      type: skillTypeById(typeId),
      ...pastRatings(personId, typeId),
    }),
    ({ byScheduler }) => ({
      authors: peopleById([...new Set(byScheduler.map(({ authorId }) => authorId ?? ""))].map((one) => [one])),
    }),
  ],
  context: ({ person, type }, _input, actor) => ({ actor, person, type }),
  row: ({ person, type }) => (type?.organizationId === person?.organizationId ? type : undefined),
  rules: readSkillRules,
  apply: ({ known: { byScheduler, own, authors } }) => {
    const names = new Map(authors.map(({ id, name, email }) => [id, name === "" ? email : name]));
    return {
      output: {
        byScheduler: byScheduler.map((one) => ({
          ...toPastRating(one),
          note: one.note,
          authorName: names.get(one.authorId ?? "") ?? "",
        })),
        own: own.map((one) => ({ ...toPastRating(one), note: one.note })),
      },
    };
  },
});
