import { type CatalogueName, namesByKey } from "../catalogues/catalogue.ts";
import type { Facts } from "../identity/operation.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { fold } from "../kernel/values/search-words.ts";
import { skillTypesHeldBy } from "../skills/collection.ts";
import type { NeedsOfShifts } from "./certification-facts.ts";
import type { Candidate } from "./candidate.ts";

const skillsNameOf = (personId: string): string => `skills of ${personId}`;

/** Reads the skills of people, if a shift needs one. Current and former names of a skill lead to it. */
export function skillFacts({ organizationId, needs }: NeedsOfShifts, personIds: readonly string[]): Facts {
  const names = new Set(needs.filter(({ kind }) => kind === "skill").map(({ name }) => fold(name)));
  if (names.size === 0 || personIds.length === 0) return {};
  return {
    neededSkills: namesByKey([...names].map((name) => [organizationId, "skill", name])),
    ...Object.fromEntries(personIds.map((personId) => [skillsNameOf(personId), skillTypesHeldBy(personId)])),
  };
}

/** The skills of a person by the names that shifts need, folded. */
export function skillsIn(known: object, personId: string): Candidate["skills"] {
  const { neededSkills = [] } = known as { readonly neededSkills?: readonly CatalogueName[] };
  const held = factNamed<ResultOf<ReturnType<typeof skillTypesHeldBy>>>(known, skillsNameOf(personId), []);
  return neededSkills.filter(({ typeId }) => held.some((one) => one.typeId === typeId)).map(({ nameKey }) => nameKey);
}
