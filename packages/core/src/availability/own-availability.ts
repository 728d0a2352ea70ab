import type { Actor } from "../identity/actor.ts";
import type { Limit } from "../kernel/limits/rate-limits.ts";
import type { ResultOf } from "../kernel/store/query.ts";
import { maxMemberships } from "../members/memberships.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { type Profile, profileOf, timeZoneIn } from "../profiles/collection.ts";
import { isThere, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import type { OwnAvailabilityContext } from "./rules.ts";
import { type OwnShiftTime, ownShiftTimes } from "./own-shift-times.ts";
import { dateAt, type DayRange } from "../kernel/values/plain-dates.ts";

/** The first load round of operations on one's own availability. The caller is the only person it reads. */
export const ownFacts = ({ personId, organizationId }: Actor, range: Pick<DayRange, "firstDay">) => ({
  person: personById(personId),
  profile: profileOf(personId),
  memberships: membershipsOf({ equal: [personId], limit: maxMemberships }),
  shifts: ownShiftTimes(personId, range),
  people: peopleSummaryOf(organizationId),
});

/** The second load round: the schedules of the person and of their shifts. */
export const ownSchedules = ({
  memberships,
  shifts,
}: {
  readonly memberships: readonly Member[];
  readonly shifts: readonly OwnShiftTime[];
}) => ({
  summaries: schedulesById(
    [...new Set([...memberships, ...shifts].map(({ scheduleId }) => scheduleId))].map((one) => [one]),
  ),
});

type OwnFacts = ReturnType<typeof ownFacts> & ReturnType<typeof ownSchedules>;

/** What both rounds found. */
export type KnownOwn = { readonly [K in keyof OwnFacts]: ResultOf<OwnFacts[K]> };

/** The zone of a person's days: their own, otherwise that of their first schedule (Q30, Q57). */
export const zoneOf = (profile: Profile | undefined, schedules: readonly ScheduleRow[]): string =>
  timeZoneIn(profile) ?? schedules.find(isThere)?.timeZone ?? "UTC";

/** Creates the context of the rules. */
export function toOwnContext(
  { person, profile, summaries }: Pick<KnownOwn, "person" | "profile" | "summaries">,
  actor: Actor,
  now: number,
): OwnAvailabilityContext {
  const zone = zoneOf(profile, summaries);
  const schedules = new Map(summaries.filter(isThere).map((schedule) => [schedule.id, schedule]));
  return { actor, person, zone, today: dateAt(now, zone), schedules };
}

/** At most 300 changes to one's own availability an hour. */
export const ownLimits = (_input: unknown, { personId }: Actor): readonly Limit[] => [
  { key: `availability:${personId}`, points: 300, seconds: 3600 },
];

/** The caller with what others need to be notified about. */
export const affectedBy = <const Clashes extends readonly OwnShiftTime[]>(
  person: Person,
  { memberships }: KnownOwn,
  clashes: Clashes,
) => ({ person, memberships, clashes });
