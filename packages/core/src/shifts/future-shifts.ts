import { list, type Read } from "../kernel/query.ts";
import { shifts } from "./collection.ts";

/** How many of one member's shifts are looked at when they are taken out of the plan. */
export const maxLookedAt = 100;

/** The shifts ahead of somebody: at most one more than are looked at. */
export type FutureShifts = readonly { readonly id: string; readonly start: number }[];

const openOnes = list(shifts, "ahead", 3, ["id", "start"]);

/**
 * The open shifts of somebody on a schedule that begin after `now`, the next one first (B50, Q21): at most `most`, and
 * one more, to know whether there are more.
 */
export const futureShiftsOf = (
  scheduleId: string,
  personId: string,
  now: number,
  most: number = maxLookedAt,
): Read<FutureShifts> => openOnes({ equal: [scheduleId, personId, true], from: now + 1, limit: most + 1 });
