import { z } from "zod";
import type { Span } from "../calendars/busy.ts";
import { peopleInPeriod } from "../calendars/list-busy.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { knownByKey, type KnownMember } from "../members/change-member.ts";
import { canManagePeople } from "../people/rules.ts";
import { profilesOf, timeZoneIn } from "../profiles/collection.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { membersPlan, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { requestKinds } from "./collection.ts";
import { availabilityFactsOfMany, knownAvailability } from "./known-availability.ts";
import { spanOfShift } from "./own-shift-times.ts";
import { addDays, dateAt } from "../kernel/values/plain-dates.ts";
import { overlaps, periodsIn, type UnavailablePeriod } from "./unavailable-periods.ts";

/**
 * Lists when members of a schedule are unavailable, for people who plan (A13, B63). Returns blocked days and approved time off, as periods
 * in the person's zone, otherwise in the schedule's (Q57). Members see only the periods; schedulers and organization admins also see
 * reasons and pending requests (Q60). Leaves out people who aren't on the schedule or aren't assignable.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const listUnavailable = operation({
  name: "availability.listUnavailable",
  summary: "Lists when members of a schedule are unavailable.",
  input: peopleInPeriod,
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        personId: id,
        /** The IANA name of the zone of the person's days. */
        timeZone: z.string(),
        /** By start. They may overlap for schedulers of the organization, who see each block and request. */
        periods: z.array(
          z.strictObject({
            /** ISO 8601, UTC. */
            from: z.string(),
            /** ISO 8601, UTC; exclusive. */
            until: z.string(),
            /** Null for callers who don't see reasons. */
            kind: z.enum(requestKinds).nullable(),
            state: z.enum(["approved", "pending"]),
            /** Null for callers who don't see reasons; empty if none was given. */
            reason: z.string().nullable(),
          }),
        ),
        /** The shifts of this schedule that the person accepted and is unavailable for (Q29). */
        conflicts: z.array(id),
      }),
    ),
  }),
  load: [
    ({ scheduleId, personIds }, actor) => {
      const asked = [...new Set(personIds)];
      return {
        ...scheduleFacts(scheduleId, actor),
        rows: knownByKey(asked.map((personId) => [scheduleId, personId])),
        profiles: profilesOf(asked.map((personId) => [personId])),
      };
    },
    ({ rows }, { from }) => availabilityFactsOfMany(assignableOf(rows), { firstDay: earliestDay(from) }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, membersPlan],
  apply: ({ known, context: { actor, schedule } }, span) => {
    const zones = new Map(known.profiles.map((profile) => [profile.personId, timeZoneIn(profile)]));
    const people = assignableOf(known.rows).map((personId) => {
      const timeZone = zones.get(personId) ?? schedule.timeZone;
      const of = knownAvailability(known, personId);
      const periods = periodsIn(of, span, timeZone);
      const approved = periods.filter(({ state }) => state === "approved");
      const conflicts = of.shifts.filter(
        (shift) =>
          shift.scheduleId === schedule.id &&
          overlaps(spanOfShift(shift), span) &&
          approved.some((period) => overlaps(period, spanOfShift(shift))),
      );
      const shown = canManagePeople(actor) ? periods.map(withReason) : merged(approved).map(withoutReason);
      return { personId, timeZone, periods: shown, conflicts: conflicts.map(({ shiftId }) => shiftId) };
    });
    return { output: { people } };
  },
});

const assignableOf = (rows: readonly KnownMember[]): readonly string[] =>
  rows.filter(({ assignable }) => assignable).map(({ personId }) => personId);

/** A day that isn't later than the beginning of the period in any zone. */
const earliestDay = (from: number): string => addDays(dateAt(from, "UTC"), -1);

const toTimes = ({ from, until }: Span) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});

const withReason = ({ kind, state, reason, ...span }: UnavailablePeriod) => ({ ...toTimes(span), kind, state, reason });

const withoutReason = (span: Span) => ({ ...toTimes(span), kind: null, state: "approved" as const, reason: null });

/** Merges periods that touch, so that they don't show what they consist of (Q60). */
function merged(periods: readonly Span[]): readonly Span[] {
  const result: { from: number; until: number }[] = [];
  for (const { from, until } of periods) {
    const last = result.at(-1);
    if (last === undefined || from > last.until) result.push({ from, until });
    else last.until = Math.max(last.until, until);
  }
  return result;
}
