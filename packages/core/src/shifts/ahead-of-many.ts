import type { Facts } from "../identity/operation.ts";
import { type FutureShifts, futureShiftsOf } from "./future-shifts.ts";

/** The name of the fact that holds the shifts ahead of somebody. */
const factOf = (personId: string): string => `ahead of ${personId}`;

/** The facts of what lies ahead of several people, for an operation that may take them out of the plan (Q21). */
export const aheadOfMany = (scheduleId: string, personIds: readonly string[], now: number): Facts =>
  Object.fromEntries(personIds.map((personId) => [factOf(personId), futureShiftsOf(scheduleId, personId, now)]));

/** What those facts say, by person. */
export const aheadKnown = (known: object, personIds: readonly string[]): ReadonlyMap<string, FutureShifts> =>
  new Map(
    personIds.map((personId) => [
      personId,
      ((known as Readonly<Record<string, unknown>>)[factOf(personId)] ?? []) as FutureShifts,
    ]),
  );
