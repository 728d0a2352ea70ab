import type { Facts } from "../identity/operation.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import {
  type BlockedDay,
  blockedDaysOf,
  requestsByLastDay,
  type TimeOffRequest,
  type WeeklyBlocks,
  weeklyBlocksOf,
} from "./collection.ts";
import { type OwnShiftTime, ownShiftTimes } from "./own-shift-times.ts";
import type { DayRange } from "../kernel/values/plain-dates.ts";

/** What is stored about the availability of one person. */
export interface KnownAvailability {
  readonly blocked: readonly BlockedDay[];
  readonly weekly: WeeklyBlocks | undefined;
  readonly approved: readonly TimeOffRequest[];
  readonly pending: readonly TimeOffRequest[];
}

/** The same, and the shifts the person has accepted. */
export interface KnownAvailabilityAndShifts extends KnownAvailability {
  readonly shifts: readonly OwnShiftTime[];
}

/** The maximum number of blocked days, and of requests in a state, that are read for one person. */
const maxRead = 400;

/** Reads what is stored about a person's availability from a day on. */
export const availabilityFacts = (personId: string, { firstDay: from }: Pick<DayRange, "firstDay">) => ({
  blocked: blockedDaysOf({ equal: [personId], from, limit: maxRead }),
  weekly: weeklyBlocksOf(personId),
  approved: requestsByLastDay({ equal: [personId, "approved"], from, limit: maxRead }),
  pending: requestsByLastDay({ equal: [personId, "pending"], from, limit: maxRead }),
});

const factsOfOne = (personId: string, range: Pick<DayRange, "firstDay">) => ({
  ...availabilityFacts(personId, range),
  shifts: ownShiftTimes(personId, range),
});

type FactsOfOne = ReturnType<typeof factsOfOne>;

const nameOf = (fact: string, personId: string): string => `${fact} of ${personId}`;

/** Reads the same and the accepted shifts of several people, to be found by `knownAvailability`. */
export const availabilityFactsOfMany = (personIds: readonly string[], range: Pick<DayRange, "firstDay">): Facts =>
  Object.fromEntries(
    personIds.flatMap((personId) =>
      Object.entries(factsOfOne(personId, range)).map(([fact, read]) => [nameOf(fact, personId), read]),
    ),
  );

/** Returns what was loaded about one of several people. */
export function knownAvailability(known: object, personId: string): KnownAvailabilityAndShifts {
  const of = <Fact extends keyof FactsOfOne>(fact: Fact) =>
    (known as Readonly<Record<string, unknown>>)[nameOf(fact, personId)] as ResultOf<FactsOfOne[Fact]>;
  return {
    blocked: of("blocked"),
    weekly: of("weekly"),
    approved: of("approved"),
    pending: of("pending"),
    shifts: of("shifts"),
  };
}
