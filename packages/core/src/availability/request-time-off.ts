import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { maxDays, reasonText } from "./asked-days.ts";
import { clashEffects, clashingShifts, toClashEffects, toClashViews } from "./clashes.ts";
import { type TimeOffRequest, timeOffRequests } from "./collection.ts";
import { availabilityChanged, timeOffChanged } from "./events.ts";
import { affectedBy, ownFacts, ownLimits, ownSchedules, toOwnContext } from "./own-availability.ts";
import { datesIn, lengthOf, plainDate } from "../kernel/values/plain-dates.ts";
import { publishAvailability } from "./publish-availability.ts";
import { openRequestsDontOverlap, ownRules, pastDaysStay } from "./rules.ts";
import { availabilityFacts } from "./known-availability.ts";
import { timeOffView, toTimeOffView } from "./view.ts";

/**
 * Requests time off for whole days (A12, Q28). The person stays available until a scheduler approves it. The dry run
 * returns the accepted shifts that clash (Q29).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `availability.day-passed`, `time-off.overlaps`
 */
export const requestTimeOff = operation({
  name: "portal.requestTimeOff",
  summary: "Requests time off for the caller.",
  portal: true,
  input: z
    .strictObject({
      firstDay: plainDate,
      /** The last day, inclusive; at most 366 days in total. */
      lastDay: plainDate,
      /** Only schedulers of the organization see it (Q60). */
      reason: reasonText.default(""),
    })
    .refine((range) => range.firstDay <= range.lastDay && lengthOf(range) <= maxDays, {
      path: ["lastDay"],
      error: `\`firstDay\` or a later day, at most ${maxDays} days in total`,
    }),
  output: z.strictObject({ request: timeOffView }),
  effects: clashEffects,
  events: [availabilityChanged, timeOffChanged],
  limits: ownLimits,
  load: [
    (range, actor) => {
      const { approved, pending } = availabilityFacts(actor.personId, range);
      return { ...ownFacts(actor, range), approved, pending };
    },
    (known) => ownSchedules(known),
  ],
  context: (known, { firstDay, lastDay }, actor, now) => {
    const overlapping = [...known.approved, ...known.pending].filter((request) => request.firstDay <= lastDay);
    return { ...toOwnContext(known, actor, now), firstDay, overlapping };
  },
  row: ({ person }) => person,
  rules: [...ownRules, pastDaysStay, openRequestsDontOverlap],
  apply: ({ known, context: { zone, schedules }, row: person }, input, call) => {
    const request: TimeOffRequest = {
      ...{ id: call.newId(), organizationId: person.organizationId, personId: person.id, kind: "time-off" },
      ...{ ...input, parts: [], state: "pending", answer: "", decidedBy: null, decidedAt: null, createdAt: call.now },
    };
    const days = datesIn(input).map((date) => ({ date, parts: [] }));
    const clashes = clashingShifts(known.shifts, days, zone);
    const affected = { ...affectedBy(person, known, []), requests: [request], isOnlyRequested: true };
    const { changes, journalEntries } = publishAvailability([affected], known, call.now);
    return {
      output: { request: toTimeOffView(request) },
      effects: toClashEffects(toClashViews(clashes, schedules, zone)),
      changes: [...changes, insert(timeOffRequests, request)],
      journalEntries,
    };
  },
});
