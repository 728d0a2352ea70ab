import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { dayPartKinds } from "../ports/availability-settings.ts";
import { clashingShifts, clashView, toClashViews } from "./clashes.ts";
import { requestKinds } from "./collection.ts";
import { dayParts } from "./day-parts.ts";
import { ownFacts, ownSchedules, toOwnContext } from "./own-availability.ts";
import { datesIn, lengthOf, plainDate } from "../kernel/values/plain-dates.ts";
import { availabilityFacts } from "./known-availability.ts";
import { ownRules } from "./rules.ts";
import { unavailableDays } from "./unavailable-days.ts";
import { timeOffView, toTimeOffView } from "./view.ts";
import { weeklyBlockView } from "./weekly-block.ts";

const longest = 62;

const input = z
  .strictObject({ firstDay: plainDate, lastDay: plainDate })
  .refine((range) => range.firstDay <= range.lastDay && lengthOf(range) <= longest, {
    path: ["lastDay"],
    error: `\`firstDay\` or a later day, at most ${longest} days in total`,
  });

/**
 * Gets the caller's own availability in a period: blocked days, open time-off requests and accepted shifts (A51, A68). The days are in the
 * returned zone: the caller's, otherwise that of their first schedule (Q30, Q57).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`
 */
export const getOwnAvailability = operation({
  name: "portal.getAvailability",
  summary: "Gets the caller's own availability in a period of at most 62 days.",
  portal: true,
  input,
  output: z.strictObject({
    /** The caller's id, which is also their topic. */
    personId: id,
    /** The IANA name of the zone of the days. */
    timeZone: z.string(),
    /** The current date in that zone. */
    today: z.string(),
    /** What the host lets workers do (Q28, A69, X18). */
    offers: z.strictObject({ approval: z.boolean(), dayParts: z.enum(dayPartKinds), repeats: z.boolean() }),
    /** Days with a block or an open request, by date. A day with several is listed several times. */
    days: z.array(
      z.strictObject({
        date: z.string(),
        /** Empty for the whole day. */
        parts: dayParts,
        kind: z.enum(requestKinds),
        state: z.enum(["approved", "pending"]),
        reason: z.string(),
        /** Whether it follows from a weekly block. */
        isWeekly: z.boolean(),
      }),
    ),
    weekly: z.array(weeklyBlockView),
    /** The open requests that touch the period. */
    requests: z.array(timeOffView),
    /** The accepted shifts that touch the period, by start. */
    shifts: z.array(clashView),
    /** The sequence number of the caller's own topic. */
    number: z.int(),
  }),
  prepare: (range, _actor, { availability }) => ({ ...range, offers: availability }),
  load: [
    (range, actor) => ({ ...ownFacts(actor, range), ...availabilityFacts(actor.personId, range) }),
    (known) => ownSchedules(known),
  ],
  context: (known, _input, actor, now) => toOwnContext(known, actor, now),
  row: ({ person }) => person,
  rules: ownRules,
  apply: ({ known, context: { zone, today, schedules }, row: person }, { offers, ...range }) => {
    const everyDay = datesIn(range).map((date) => ({ date, parts: [] }));
    const requests = [...known.approved, ...known.pending].filter(({ firstDay }) => firstDay <= range.lastDay);
    return {
      output: {
        personId: person.id,
        timeZone: zone,
        today,
        offers,
        days: unavailableDays(known, range).map((day) => ({ ...day, parts: [...day.parts] })),
        weekly: (known.weekly?.weekdays ?? []).map((one) => ({ ...one, parts: [...one.parts] })),
        requests: requests.map(toTimeOffView),
        shifts: toClashViews(clashingShifts(known.shifts, everyDay, zone), schedules, zone),
        number: person.number,
      },
    };
  },
});
