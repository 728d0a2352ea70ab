import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { isThere, schedulesById } from "../schedules/collection.ts";
import { membershipsOf } from "../schedules/members.ts";
import { ownShift, ownShiftFacts, toOwnShifts } from "./own-shift.ts";
import { ownShiftsAfter, toOwnShiftCursor } from "./own-shift-order.ts";
import { upcomingOf } from "./upcoming.ts";

/** The maximum number of schedules whose changes a worker follows. */
const maxFollowed = 24;

/**
 * Lists the caller's own current and upcoming shifts on all schedules, offers included, in order of start (A47). Excludes
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
     * The schedules the caller is on, at most 24: the topics of their shifts, with their sequence numbers. Empty for external
     * people, who can't follow schedules: the numbers count changes of others too (P42).
     */
    topics: z.record(id, z.int()),
  }),
  load: [
    ({ limit, after }, actor, now) => ({
      person: personById(actor.personId),
      memberships: membershipsOf({ equal: [actor.personId], limit: maxFollowed }),
      ...upcomingOf(actor.personId, now, { limit: limit + 1, after: ownShiftsAfter(after) }),
    }),
    ({ mine, memberships }, { limit }) => ({
      ...ownShiftFacts(mine.slice(0, limit)),
      followed: schedulesById(memberships.map(({ scheduleId }) => [scheduleId])),
    }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known }, { limit }, { now }) => {
    const page = known.mine.slice(0, limit);
    const last = page.at(-1);
    const rows = toOwnShifts(page, known, now);
    const isMore = known.mine.length > limit && last !== undefined;
    const followed = known.person?.affiliation === "internal" ? known.followed.filter(isThere) : [];
    const topics = Object.fromEntries(followed.map(({ id, number }) => [id, number]));
    return { output: { rows, next: isMore ? toOwnShiftCursor(last) : null, topics } };
  },
});
