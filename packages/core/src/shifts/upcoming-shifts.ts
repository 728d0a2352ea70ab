import type { Facts } from "../identity/operation.ts";
import type { ShiftsTouched } from "../people/account-effects.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { list, type Read } from "../kernel/store/query.ts";
import { assignments } from "./assignments.ts";

/** The maximum number of upcoming shifts that are read when a member becomes unassignable. */
export const maxUpcomingShifts = 100;

/** The upcoming shifts of a person, up to one more than the maximum. */
export type UpcomingShifts = readonly { readonly shiftId: string; readonly start: number }[];

const openOnes = list(assignments, "upcoming", 3, ["shiftId", "start"]);

/**
 * Lists a person's upcoming shifts on a schedule, the next one first (B50, Q21). Returns up to `most` plus one, which shows whether there
 * are more.
 */
export const upcomingShiftsOf = (
  scheduleId: string,
  personId: string,
  now: number,
  most: number = maxUpcomingShifts,
): Read<UpcomingShifts> => openOnes({ equal: [scheduleId, personId, true], from: now + 1, limit: most + 1 });

const nameOf = (personId: string): string => `upcoming shifts of ${personId}`;

/** Loads the upcoming shifts of several people, for operations that may make them unassignable (Q21). */
export const upcomingShiftsOfMany = (scheduleId: string, personIds: readonly string[], now: number): Facts =>
  Object.fromEntries(personIds.map((personId) => [nameOf(personId), upcomingShiftsOf(scheduleId, personId, now)]));

/** Returns the loaded shifts by person. */
export const knownUpcomingShifts = (known: object, personIds: readonly string[]): ReadonlyMap<string, UpcomingShifts> =>
  new Map(personIds.map((personId) => [personId, factNamed<UpcomingShifts>(known, nameOf(personId), [])]));

/** The upcoming shifts of people who become unassignable, as an effect. */
export function shiftsTouched(upcoming: readonly UpcomingShifts[]): ShiftsTouched {
  const more = upcoming.some((one) => one.length > maxUpcomingShifts);
  const ids = upcoming.flatMap((one) => one.slice(0, maxUpcomingShifts).map(({ shiftId }) => shiftId));
  return { count: ids.length, more, ids };
}
