import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { everyoneOnAScheduleSeesIt, outsidersSeeNothing } from "../schedules/role-rules.ts";
import { peopleById } from "../people/collection.ts";
import { entriesOf, toEntries } from "./entries.ts";
import { historyEntry, peopleNamed, toHistoryEntry } from "./view.ts";

/**
 * Lists what happened on a schedule, newest first: who changed what, when and through what, before and after (X8, P25).
 * For one person, each page scans 1,000 entries, so a page may be short and still have a next one.
 * @throws {RollcallError} `request.not-found`, `request.invalid`
 */
export const listHistory = operation({
  name: "history.list",
  summary: "Lists a schedule's history, newest first.",
  input: z.strictObject({
    scheduleId: id,
    /** Only entries about this person. */
    personId: id.optional(),
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
    before: cursor.optional(),
  }),
  output: z.strictObject({
    entries: z.array(historyEntry),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [
    (input, actor) => ({
      ...scheduleFacts(input.scheduleId, actor),
      found: entriesOf(input.scheduleId, input),
    }),
    ({ found }, input) => {
      const ids = peopleNamed(toEntries(found, input).rows, input.personId);
      return { people: peopleById(ids.map((personId) => [personId])) };
    },
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  rules: [outsidersSeeNothing, everyoneOnAScheduleSeesIt],
  apply: ({ known }, input) => {
    const { rows, next, previous } = toEntries(known.found, input);
    const people = new Map(known.people.map((person) => [person.id, person]));
    return { output: { entries: rows.map((row) => toHistoryEntry(row, input.personId, people)), next, previous } };
  },
});
