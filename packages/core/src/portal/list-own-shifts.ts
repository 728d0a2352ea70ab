import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { ownTopicOf, signalOf } from "../kernel/journal/signals.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { ownShift, ownShiftFacts, toOwnShifts } from "./own-shift.ts";
import { ownShiftsAfter, toOwnShiftCursor } from "./own-shift-order.ts";
import { upcomingOf } from "./upcoming.ts";

/**
 * Lists the caller's own current and upcoming shifts on all schedules, including offers, by start (A47). Excludes
 * drafts (A64).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.invalid`
 */
export const listOwnShifts = operation({
  name: "portal.listShifts",
  summary: "Lists the caller's own upcoming shifts.",
  portal: true,
  input: z.strictObject({ limit: z.int().min(1).max(maxOnPage).default(50), after: cursor.optional() }),
  output: z.strictObject({
    rows: z.array(ownShift).readonly(),
    next: cursor.nullable(),
    /**
     * The topic of changes to the caller's own shifts and offers, with its sequence number. Its messages contain nothing about
     * others (P42).
     */
    topics: z.record(id, z.int()),
  }),
  load: [
    ({ limit, after }, actor, now) => ({
      person: personById(actor.personId),
      signal: signalOf(ownTopicOf(actor.personId)),
      ...upcomingOf(actor.personId, now, { limit: limit + 1, after: ownShiftsAfter(after) }),
    }),
    ({ mine }, { limit }) => ownShiftFacts(mine.slice(0, limit)),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, context: { actor } }, { limit }, { now }) => {
    const page = known.mine.slice(0, limit);
    const last = page.at(-1);
    const rows = toOwnShifts(page, known, now);
    const isMore = known.mine.length > limit && last !== undefined;
    const topics = { [ownTopicOf(actor.personId)]: known.signal?.number ?? 0 };
    return { output: { rows, next: isMore ? toOwnShiftCursor(last) : null, topics } };
  },
});
