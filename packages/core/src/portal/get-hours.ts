import { z } from "zod";
import { toInstant } from "../kernel/values/instant.ts";
import { instant } from "../kernel/values/moment.ts";
import { operation } from "../identity/operation.ts";
import { list } from "../kernel/store/query.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { type Assignment, assignments } from "../shifts/assignments.ts";
import { longestShift } from "../shifts/rules.ts";
import { schedulesOf, schedulesThere } from "./upcoming.ts";

const day = 86_400_000;
/** The maximum number of shifts that are counted. */
const maxCounted = 500;
const maxWeeks = 6;

const assignedTo = list(assignments, "calendar", 1);

const input = z
  .strictObject({
    /** The starts of consecutive weeks in the caller's time zone, and the end of the last one. */
    weeks: z
      .array(instant)
      .min(2)
      .max(maxWeeks + 1),
  })
  .refine(({ weeks }) => weeks.every((at, index) => index === 0 || (weeks[index - 1] ?? at) < at), {
    path: ["weeks"],
    error: "times in order",
  })
  .refine(({ weeks }) => (weeks.at(-1) ?? 0) - (weeks[0] ?? 0) <= (maxWeeks * 7 + 1) * day, {
    path: ["weeks"],
    error: `at most ${maxWeeks} weeks`,
  });

const weekView = z.strictObject({
  /** ISO 8601, UTC. */
  from: z.string(),
  until: z.string(),
  /** The minutes of shifts that the caller confirmed or worked, within the week. */
  confirmed: z.int(),
  /** The minutes of offers that the caller hasn't answered. */
  offered: z.int(),
});

/**
 * Gets the caller's own planned hours by week (A55): those of confirmed and completed shifts, and those of offers. The part of a shift that
 * is in another week counts there. Drafts and canceled shifts don't count (A64).
 * @throws {RollcallError} `request.invalid`, `request.not-found`
 */
export const getHours = operation({
  name: "portal.getHours",
  summary: "Gets the caller's own planned hours by week.",
  portal: true,
  input,
  output: z.strictObject({
    weeks: z.array(weekView).readonly(),
    /** Sequence number of the caller's own topic, to follow from here on. */
    number: z.int(),
  }),
  load: [
    ({ weeks }, { personId }) => ({
      person: personById(personId),
      mine: assignedTo({ equal: [personId], from: (weeks[0] ?? 0) - longestShift, limit: maxCounted }),
    }),
    ({ mine }) => schedulesOf(mine),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known: { mine, summaries }, row: person }, { weeks }) => {
    const there = schedulesThere(summaries);
    const counted = mine.filter(({ scheduleId, endedAt }) => endedAt === null && there.has(scheduleId));
    return {
      output: {
        number: person.number,
        weeks: weeks.slice(0, -1).map((from, index) => {
          const until = weeks[index + 1] ?? from;
          const minutes = (state: Assignment["state"][]) =>
            minutesWithin(
              counted.filter((one) => state.includes(one.state)),
              from,
              until,
            );
          return {
            from: toInstant(from) ?? "",
            until: toInstant(until) ?? "",
            confirmed: minutes(["confirmed", "changed"]),
            offered: minutes(["offered"]),
          };
        }),
      },
    };
  },
});

const minutesWithin = (rows: readonly Assignment[], from: number, until: number): number =>
  Math.round(
    rows.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - Math.max(start, from)), 0) / 60_000,
  );
