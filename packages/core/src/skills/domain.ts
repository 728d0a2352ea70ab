import { defineDomain } from "../identity/domain.ts";
import { moveProfileList } from "../catalogues/move-profile-list.ts";
import { skillHoldings, skillRatings, skillTypes } from "./collection.ts";
import { moveSkills } from "./move-skills.ts";
import * as operations from "./operations.ts";

/** Skills, and their ratings by schedulers and workers. */
export const skillsDomain = defineDomain({
  name: "skills",
  operations,
  collections: [skillTypes, skillHoldings, skillRatings],
  jobs: [{ name: "skills.migrate", every: 3600, run: (environment) => moveProfileList(environment, moveSkills) }],
});
