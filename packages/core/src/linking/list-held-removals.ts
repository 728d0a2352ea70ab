import { z } from "zod";
import { cursor, id, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { membersByKey } from "../schedules/members.ts";
import { roles } from "../schedules/roles.ts";
import { syncRemovalsOf } from "./collection.ts";
import { linkFacts, seeLinkRules, theScheduleIsLinked, toLinkContext } from "./link-context.ts";

/**
 * Lists the members who would be removed, or lose their assignability, when the waiting removals are confirmed (Q20).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.not-linked`
 */
export const listHeldRemovals = operation({
  name: "links.listHeldRemovals",
  summary: "Lists the members whose removal from a linked schedule is waiting.",
  input: z.strictObject({
    scheduleId: id,
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
    before: cursor.optional(),
  }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        email: z.string(),
        role: z.enum(roles),
        assignable: z.boolean(),
        /** They stay, but can't be assigned anymore (Q3). */
        isLock: z.boolean(),
      }),
    ),
    next: cursor.nullable(),
    previous: cursor.nullable(),
  }),
  load: [
    (input, actor) => ({
      ...linkFacts(input, actor),
      found: syncRemovalsOf({ equal: [input.scheduleId], ...toWindow(input, 1, false) }),
    }),
    ({ found }, { scheduleId }) => ({ members: membersByKey(found.map(({ personId }) => [scheduleId, personId])) }),
  ],
  context: (known, _input, actor, now) => toLinkContext(known, actor, now),
  rules: [...seeLinkRules, theScheduleIsLinked],
  apply: ({ known }, input) => {
    const byId = new Map(known.members.map((member) => [member.personId, member]));
    const { rows, next, previous } = toPage(known.found, input, ({ personId }) => [personId]);
    return {
      output: {
        rows: rows.flatMap(({ personId, isLock }) => {
          const member = byId.get(personId);
          if (member === undefined) return [];
          const { name, email, role, assignable } = member;
          return [{ personId, name, email, role, assignable, isLock }];
        }),
        ...{ next, previous },
      },
    };
  },
});
