import { list, type Read } from "../kernel/query.ts";
import { shifts } from "./collection.ts";

/** How many of one member's shifts are looked at when they are taken out of the plan. */
export const mostLookedAt = 100;

/** The shifts ahead of somebody: at most one more than are looked at. */
export type FutureShifts = readonly { readonly id: string; readonly start: number }[];

const ofAssignee = list(shifts, "assignee", 2, ["id", "start"]);

/**
 * The open shifts of somebody on a schedule that begin after `now`, the next one first (B50, Q21): at most `most`, and
 * one more, to know whether there are more.
 */
export const futureShiftsOf = (
  scheduleId: string,
  personId: string,
  now: number,
  most: number = mostLookedAt,
): Read<FutureShifts> =>
  ofAssignee({ equal: [scheduleId, personId], from: now + 1, filter: { open: true }, limit: most + 1 });
