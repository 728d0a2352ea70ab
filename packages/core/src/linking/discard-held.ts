import { z } from "zod";
import { remove, update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { everyRow, links, syncRemovals, syncRemovalsOf } from "./collection.ts";
import { somethingIsHeld } from "./confirm-held.ts";
import { syncDiscarded } from "./events.ts";
import { linkFacts, manageLinkRules, toLinkContext } from "./link-context.ts";
import { nothingHeld } from "./settle-run.ts";

/**
 * Discards the waiting removals. As long as later runs plan the same removals, these are neither applied nor shown again.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `schedule.not-linked`,
 *   `sync.nothing-held`
 */
export const discardHeld = operation({
  name: "links.discardHeld",
  summary: "Discards the waiting removals from a linked schedule.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ discarded: z.int() }),
  events: [syncDiscarded],
  load: [
    (input, actor) => ({
      ...linkFacts(input, actor),
      waiting: syncRemovalsOf({ equal: [input.scheduleId], limit: everyRow }),
    }),
  ],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: [...manageLinkRules, somethingIsHeld],
  apply: ({ known, context: { schedule, link } }, { scheduleId }) => {
    const departures = link?.heldCount ?? 0;
    const { change, entry } = recordScheduleChange(schedule, [syncDiscarded({ departures })]);
    return {
      output: { discarded: departures },
      changes: [
        change,
        update(links, [scheduleId], { ...nothingHeld, discardedDigest: link?.heldDigest ?? null }),
        ...known.waiting.map(({ personId }) => remove(syncRemovals, [scheduleId, personId])),
      ],
      journalEntries: [entry],
    };
  },
});
