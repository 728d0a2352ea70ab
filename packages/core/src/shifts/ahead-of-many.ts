import type { Facts } from "../identity/operation.ts";
import { type FutureShifts, futureShiftsOf } from "./future-shifts.ts";

/** The name under which a person's upcoming shifts are loaded. */
const factOf = (personId: string): string => `ahead of ${personId}`;

/** Loads the upcoming shifts of several people, for operations that may make them unassignable (Q21). */
export const aheadOfMany = (scheduleId: string, personIds: readonly string[], now: number): Facts =>
  Object.fromEntries(personIds.map((personId) => [factOf(personId), futureShiftsOf(scheduleId, personId, now)]));

/** Returns the loaded shifts by person. */
export const aheadKnown = (known: object, personIds: readonly string[]): ReadonlyMap<string, FutureShifts> =>
  new Map(
    personIds.map((personId) => [
      personId,
      ((known as Readonly<Record<string, unknown>>)[factOf(personId)] ?? []) as FutureShifts,
    ]),
  );
