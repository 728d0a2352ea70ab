import { z } from "zod";
import { cursor, maxOnPage } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { toPage, toWindow } from "../kernel/store/page.ts";
import { membersByKey, membershipsOf } from "./members.ts";
import { organizationById } from "../organizations/collection.ts";
import { type ScheduleRow, schedulesById, schedulesByName } from "./collection.ts";
import { plannersListTheWholeOrganization } from "./rules.ts";
import { toScheduleContext } from "./schedule-context.ts";
import { scheduleView, toScheduleView } from "./view.ts";

/**
 * Lists the caller's schedules by id, or all of the organization's by name.
 * @throws {RollcallError} `request.forbidden`, `request.invalid`
 */
export const listSchedules = operation({
  name: "schedules.list",
  summary: "Lists the caller's schedules, or all schedules of the organization.",
  input: z.strictObject({
    scope: z.enum(["mine", "organization"]).default("mine"),
    /** Archived schedules are listed separately (Q23). */
    state: z.enum(["active", "archived"]).default("active"),
    limit: z.int().min(1).max(maxOnPage).default(50),
    after: cursor.optional(),
    before: cursor.optional(),
  }),
  output: z.strictObject({ schedules: z.array(scheduleView), next: cursor.nullable(), previous: cursor.nullable() }),
  load: [
    (input, actor) => ({
      organization: organizationById(actor.organizationId),
      ...(input.scope === "mine"
        ? { mine: membershipsOf({ ...toWindow(input, 1), equal: [actor.personId] }), all: schedulesById([]) }
        : {
            mine: membershipsOf({ equal: [actor.personId], limit: 0 }),
            all: schedulesByName({ ...toWindow(input, 2), equal: [actor.organizationId, input.state] }),
          }),
    }),
    ({ mine, all }, _input, actor) => ({
      found: schedulesById(mine.map((membership) => [membership.scheduleId])),
      mineOfAll: membersByKey(all.map((schedule) => [schedule.id, actor.personId])),
    }),
  ],
  context: (_known, input, actor) => ({ actor, scope: input.scope }),
  rules: [plannersListTheWholeOrganization],
  apply: ({ known, context: { actor } }, input, { now }) => {
    const roleOn = new Map(
      [...known.mine, ...known.mineOfAll].map((membership) => [membership.scheduleId, membership]),
    );
    const own = input.scope === "mine";
    const page = toPage<ScheduleRow>(own ? known.found : known.all, input, (row) =>
      own ? [row.id] : [row.nameKey, row.id],
    );
    const views = page.rows.flatMap((schedule) => {
      const { organization } = known;
      const context = toScheduleContext({ schedule, mine: roleOn.get(schedule.id), organization }, actor, now);
      return context === undefined || schedule.state !== input.state ? [] : [toScheduleView(context)];
    });
    return { output: { schedules: views, next: page.next, previous: page.previous } };
  },
});
