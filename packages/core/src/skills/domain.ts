import { defineDomain } from "../identity/domain.ts";
import { moveProfileList } from "../catalogues/move-profile-list.ts";
import { publishOwnDecisions } from "../catalogues/own-decisions.ts";
import { isOwnRating, skillCatalogue, skillHoldings, skillRatings, skillsOf, skillTypes } from "./collection.ts";
import { moveSkills } from "./move-skills.ts";
import * as operations from "./operations.ts";

/** Skills, and their ratings by schedulers and workers. */
export const skillsDomain = defineDomain({
  name: "skills",
  operations,
  collections: [skillTypes, skillHoldings, skillRatings],
  reactions: [publishOwnDecisions(skillCatalogue, skillsOf, isOwnRating)],
  jobs: [{ name: "skills.migrate", every: 3600, run: (environment) => moveProfileList(environment, moveSkills) }],
});
