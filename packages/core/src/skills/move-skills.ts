import type { ProfileListMove } from "../catalogues/move-profile-list.ts";
import { insert } from "../kernel/store/change.ts";
import { skillCatalogue, skillHoldings, skillRatings, unrated } from "./collection.ts";
import { defaultScale } from "./scale.ts";

/** How the skills that profiles listed, rated from 1 to 5 by schedulers, move into the catalog. */
export const moveSkills: ProfileListMove<{ readonly name: string; readonly rating: number | null }> = {
  catalogue: skillCatalogue,
  field: "skills",
  newType: (type) => ({ ...type, position: "", scale: defaultScale }),
  newRows(holding, { rating }, { by: authorId, at, id }) {
    const { personId, typeId } = holding;
    const rated = rating === null ? {} : { rating, ratedAt: at, ratedBy: authorId };
    return [
      insert(skillHoldings, { ...holding, ...unrated, ...rated }),
      ...(rating === null
        ? []
        : [insert(skillRatings, { id, personId, typeId, author: "scheduler", authorId, rating, note: "", at })]),
    ];
  },
};
