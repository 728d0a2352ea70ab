import type { Limits } from "../ports/limits.ts";
import { collection, integer, nullable, text } from "./collection.ts";

/** Points taken of limits, for adapters that count in the store. */
export const limitPoints = collection("limit_points", {
  fields: {
    key: text(),
    points: integer(),
    /** Milliseconds since the epoch; null: never. */
    expiresAt: nullable(integer()),
  },
  key: ["key"],
  indexes: { expiresAt: ["expiresAt"] },
});

/** No limits: for a page that is its own server, and tests of other things. */
export const unlimited: Limits = {
  take: () => Promise.resolve(0),
  giveBack: () => Promise.resolve(),
};
