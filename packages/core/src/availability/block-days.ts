import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import { askedDays, askedParts, datesOfDays, reasonText, requireParts } from "./asked-days.ts";
import { clashEffects, clashingShifts, toClashEffects, toClashViews } from "./clashes.ts";
import { blockedDays, blockedDaysByKey, type TimeOffRequest, timeOffRequests } from "./collection.ts";
import { addParts, isSameParts } from "./day-parts.ts";
import { availabilityEvents } from "./events.ts";
import { affectedBy, ownFacts, ownLimits, ownSchedules, toOwnContext } from "./own-availability.ts";
import { toRanges } from "../kernel/values/plain-dates.ts";
import { publishAvailability } from "./publish-availability.ts";
import { ownRules, pastDaysStay } from "./rules.ts";
import { availabilityFacts } from "./known-availability.ts";

/**
 * Blocks days on which the caller is unavailable (A51, A68). Accepted shifts stay; the dry run returns those that clash, and schedulers see
 * the conflict (Q29). If the host requires approval of blocks, each run of consecutive days becomes a pending request instead. Days that
 * already have an open request are left out (Q28).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid` (also for
 *   parts of a day that the host doesn't offer), `request.throttled`, `availability.day-passed`
 */
export const blockDays = operation({
  name: "portal.blockDays",
  summary: "Blocks days on which the caller is unavailable.",
  portal: true,
  input: z.strictObject({
    /** Dates and ranges of dates, at most 366 days in total. */
    days: askedDays,
    /** The parts of each day in local time; empty for whole days. */
    parts: askedParts,
    /** Only schedulers of the organization see it (Q60). */
    reason: reasonText.default(""),
  }),
  output: z.strictObject({
    /** The days that are blocked now, or requested. Days that were already blocked are left out. */
    dates: z.array(z.string()),
    /** Whether they wait for approval. */
    isPending: z.boolean(),
  }),
  effects: clashEffects,
  events: [...availabilityEvents],
  limits: ownLimits,
  prepare: ({ days, parts, reason }, _actor, environment) => ({
    dates: datesOfDays(days),
    parts: requireParts(parts, environment),
    reason,
    needsApproval: environment.availability.approval,
  }),
  load: [
    ({ dates }, actor) => {
      const range = { firstDay: dates[0] ?? "" };
      const { approved, pending } = availabilityFacts(actor.personId, range);
      const blocked = blockedDaysByKey(dates.map((date) => [actor.personId, date]));
      return { ...ownFacts(actor, range), blocked, approved, pending };
    },
    (known) => ownSchedules(known),
  ],
  context: (known, { dates }, actor, now) => ({ ...toOwnContext(known, actor, now), firstDay: dates[0] }),
  row: ({ person }) => person,
  rules: [...ownRules, pastDaysStay],
  apply: ({ known, context, row: person }, { dates, parts, reason, needsApproval }, call) => {
    const { zone, schedules } = context;
    const { personId, organizationId } = { personId: person.id, organizationId: person.organizationId };
    const before = new Map(known.blocked.map((row) => [row.date, row]));
    const open = [...known.approved, ...known.pending];
    const isRequested = (date: string) => open.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay);
    const days = dates.flatMap((date) => {
      const row = before.get(date);
      const day = { date, row, parts: row === undefined ? parts : addParts(row.parts, parts) };
      if (needsApproval) return row === undefined && !isRequested(date) ? [day] : [];
      if (row === undefined) return [day];
      const isSame = isSameParts(row.parts, day.parts) && (reason === "" || reason === row.reason);
      return isSame ? [] : [day];
    });
    const clashes = clashingShifts(known.shifts, days, zone);
    const effects = toClashEffects(toClashViews(clashes, schedules, zone));
    const changed = days.map(({ date }) => date);
    const output = { dates: changed, isPending: needsApproval };
    if (changed.length === 0) return { output, effects };
    const { now } = call;
    const requests = needsApproval
      ? toRanges(changed).map((range): TimeOffRequest => ({
          ...range,
          ...{ id: call.newId(), organizationId, personId, kind: "block", parts, reason, state: "pending" },
          ...{ answer: "", decidedBy: null, decidedAt: null, createdAt: now },
        }))
      : [];
    const affected = { ...affectedBy(person, known, needsApproval ? [] : clashes), requests };
    const { changes, journalEntries } = publishAvailability(
      [{ ...affected, isOnlyRequested: needsApproval }],
      known,
      now,
    );
    const written = needsApproval
      ? requests.map((request) => insert(timeOffRequests, request))
      : days.map(({ date, row, parts }): Change =>
          row === undefined
            ? insert(blockedDays, { personId, date, parts, reason, createdAt: now })
            : update(blockedDays, [personId, date], { parts, ...(reason !== "" && { reason }) }),
        );
    return { output, effects, changes: [...changes, ...written], journalEntries };
  },
});
