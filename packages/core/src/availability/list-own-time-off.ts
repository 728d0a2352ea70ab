import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import { requestsByFirstDay } from "./collection.ts";
import { timeOffView, toTimeOffView } from "./view.ts";

/**
 * Lists the caller's own time-off requests in all states, the latest days first (A12).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`
 */
export const listOwnTimeOff = operation({
  name: "portal.listTimeOff",
  summary: "Lists the caller's own time-off requests.",
  portal: true,
  input: z.strictObject({ limit: z.int().min(1).max(maxOnPage).default(50), after: cursor.optional() }),
  output: z.strictObject({
    rows: z.array(timeOffView).readonly(),
    next: cursor.nullable(),
    /** The caller's id, which is also their topic. */
    personId: id,
    /** The sequence number of that topic. */
    number: z.int(),
  }),
  load: [
    ({ limit, after }, { personId }) => ({
      person: personById(personId),
      found: requestsByFirstDay({ ...toWindow({ limit, after }, 2, true), equal: [personId] }),
    }),
  ],
  context: ({ person }, _input, actor) => ({ actor, person }),
  row: ({ person }) => person,
  rules: [strangersStayHidden, peopleSeeThemselves],
  apply: ({ known, row: person }, { limit, after }) => {
    const { rows, next } = toPage(known.found, { limit, after }, ({ firstDay, id }) => [firstDay, id]);
    return { output: { rows: rows.map(toTimeOffView), next, personId: person.id, number: person.number } };
  },
});
