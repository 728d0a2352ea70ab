import { list, type Read } from "../kernel/query.ts";
import { shifts } from "./collection.ts";

/** The maximum number of a member's upcoming shifts that are read when they become unassignable. */
export const maxLookedAt = 100;

/** Lists the upcoming shifts of a person, one more than the maximum. */
export type FutureShifts = readonly { readonly id: string; readonly start: number }[];

const openOnes = list(shifts, "ahead", 3, ["id", "start"]);

/**
 * Lists the upcoming shifts of a person on a schedule, the next one first (B50, Q21): up to `most` and one more, to tell
 * whether there are more.
 */
export const futureShiftsOf = (
  scheduleId: string,
  personId: string,
  now: number,
  most: number = maxLookedAt,
): Read<FutureShifts> => openOnes({ equal: [scheduleId, personId, true], from: now + 1, limit: most + 1 });
