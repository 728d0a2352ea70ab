import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { type Change, remove, update } from "../kernel/store/change.ts";
import { askedDays, datesOfDays } from "./asked-days.ts";
import { blockedDays, blockedDaysByKey, weeklyBlocks, weeklyBlocksOf } from "./collection.ts";
import { availabilityChanged } from "./events.ts";
import { affectedBy, ownFacts, ownLimits, ownSchedules, toOwnContext } from "./own-availability.ts";
import { publishAvailability } from "./publish-availability.ts";
import { ownRules, pastDaysStay } from "./rules.ts";
import { weeklyOn } from "./unavailable-days.ts";

/**
 * Unblocks days that the caller blocked: whole days, with all their parts. A weekly block doesn't apply on these days either.
 * Requested days stay: cancel the request.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `availability.day-passed`
 */
export const unblockDays = operation({
  name: "portal.unblockDays",
  summary: "Unblocks days that the caller blocked.",
  portal: true,
  input: z.strictObject({
    /** Dates and ranges of dates, at most 366 days in total. */
    days: askedDays,
  }),
  output: z.strictObject({
    /** The days that were blocked and aren't anymore. */
    dates: z.array(z.string()),
  }),
  events: [availabilityChanged],
  limits: ownLimits,
  prepare: ({ days }) => ({ dates: datesOfDays(days) }),
  load: [
    ({ dates }, actor) => ({
      ...ownFacts(actor, { firstDay: dates[0] ?? "" }),
      blocked: blockedDaysByKey(dates.map((date) => [actor.personId, date])),
      weekly: weeklyBlocksOf(actor.personId),
    }),
    (known) => ownSchedules(known),
  ],
  context: (known, { dates }, actor, now) => ({ ...toOwnContext(known, actor, now), firstDay: dates[0] }),
  row: ({ person }) => person,
  rules: [...ownRules, pastDaysStay],
  apply: ({ known, context: { today }, row: person }, { dates }, { now }) => {
    const { weekly, blocked } = known;
    const skipped = dates.filter((date) => weeklyOn(weekly, date) !== undefined);
    const unblocked = [...new Set([...blocked.map(({ date }) => date), ...skipped])].sort();
    const output = { dates: unblocked };
    if (unblocked.length === 0) return { output };
    const { changes, journalEntries } = publishAvailability([affectedBy(person, known, [])], known, now);
    const removed = blocked.map(({ date }): Change => remove(blockedDays, [person.id, date]));
    if (weekly !== undefined && skipped.length > 0) {
      const except = [...weekly.except, ...skipped].filter((date) => date >= today);
      removed.push(update(weeklyBlocks, [person.id], { except }));
    }
    return { output, changes: [...changes, ...removed], journalEntries };
  },
});
