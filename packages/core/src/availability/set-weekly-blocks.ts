import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import { operation } from "../identity/operation.ts";
import { insert, update } from "../kernel/store/change.ts";
import { requireParts } from "./asked-days.ts";
import { clashEffects, clashingShifts, toClashEffects, toClashViews } from "./clashes.ts";
import { weeklyBlocks, weeklyBlocksOf } from "./collection.ts";
import { availabilityChanged, availabilityConflictRaised } from "./events.ts";
import { affectedBy, ownFacts, ownLimits, ownSchedules, toOwnContext } from "./own-availability.ts";
import { addDays } from "../kernel/values/plain-dates.ts";
import { publishAvailability } from "./publish-availability.ts";
import { ownRules } from "./rules.ts";
import { unavailableDays } from "./unavailable-days.ts";
import { askedWeekdays, weeklyBlockView } from "./weekly-block.ts";

/** How far ahead clashes of weekly blocks are found: half a year, for which shifts exist. */
const daysChecked = 183;

/**
 * Sets the weekdays that the caller blocks every week, where the host offers it (X18). Replaces all of them; exceptions for individual days
 * stay. The dry run returns clashing shifts in the next half year.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid` (also if the
 *   host offers no weekly blocks), `request.throttled`
 */
export const setWeeklyBlocks = operation({
  name: "portal.setWeeklyBlocks",
  summary: "Sets the weekdays that the caller blocks every week.",
  portal: true,
  input: z.strictObject({ weekdays: askedWeekdays }),
  output: z.strictObject({ weekly: z.array(weeklyBlockView) }),
  effects: clashEffects,
  events: [availabilityChanged, availabilityConflictRaised],
  limits: ownLimits,
  prepare: ({ weekdays }, _actor, environment) => {
    if (!environment.availability.repeats && weekdays.length > 0) {
      const expected = "an empty list: this organization has no weekly blocks";
      throw new RollcallError("request.invalid", { issues: [{ field: "weekdays", expected }] });
    }
    return weekdays.map((one) => ({ ...one, parts: requireParts(one.parts, environment) }));
  },
  load: [
    (_input, actor, now) => ({
      ...ownFacts(actor, { firstDay: new Date(now).toISOString().slice(0, 10) }),
      weekly: weeklyBlocksOf(actor.personId),
    }),
    (known) => ownSchedules(known),
  ],
  context: (known, _input, actor, now) => toOwnContext(known, actor, now),
  row: ({ person }) => person,
  rules: ownRules,
  apply: ({ known, context: { zone, today, schedules }, row: person }, weekdays, { now }) => {
    const except = known.weekly?.except.filter((date) => date >= today) ?? [];
    const weekly = { personId: person.id, weekdays, except };
    const range = { firstDay: today, lastDay: addDays(today, daysChecked) };
    const days = unavailableDays({ blocked: [], weekly, approved: [], pending: [] }, range);
    const clashes = clashingShifts(known.shifts, days, zone);
    const { changes, journalEntries } = publishAvailability([affectedBy(person, known, clashes)], known, now);
    const { personId, ...set } = weekly;
    const written = known.weekly === undefined ? insert(weeklyBlocks, weekly) : update(weeklyBlocks, [personId], set);
    return {
      output: { weekly: weekdays.map((one) => ({ ...one, parts: [...one.parts] })) },
      effects: toClashEffects(toClashViews(clashes, schedules, zone)),
      changes: [...changes, written],
      journalEntries,
    };
  },
});
