import { list } from "../kernel/store/query.ts";
import { skillRatings } from "./collection.ts";

/** The maximum number of past ratings of each side that are read. */
const maxRatings = 100;

const byTime = list(skillRatings, "own", 3);

/** The ratings of a skill by both sides, the latest first. */
export const pastRatings = (personId: string, typeId: string) => ({
  byScheduler: byTime({ equal: [personId, "scheduler", typeId], limit: maxRatings, reverse: true }),
  own: byTime({ equal: [personId, "worker", typeId], limit: maxRatings, reverse: true }),
});
