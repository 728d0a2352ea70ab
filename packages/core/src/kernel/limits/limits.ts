import { RollcallError } from "../../contract/rollcall-error.ts";
import type { Limit, Limits } from "./rate-limits.ts";
import { collection, integer, nullable, text } from "../store/collection.ts";

/** Used points of limits, for adapters that count in the store. */
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

/** No limits: for pages without a server, and for tests of other things. */
export const unlimited: Limits = {
  take: () => Promise.resolve(0),
  giveBack: () => Promise.resolve(),
};

/**
 * Takes one point from each limit, or from none.
 * @throws {RollcallError} `request.throttled`, with the seconds until the next possible attempt as `retryAfter`
 */
export async function takeOrRefuse(limits: Limits, wanted: readonly Limit[]): Promise<void> {
  const wait = await limits.take(wanted);
  if (wait > 0) throw new RollcallError("request.throttled", { retryAfter: Math.ceil(wait / 1000) });
}
