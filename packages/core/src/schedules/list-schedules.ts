import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../kernel/actor.ts";
import { cursor, mostOnPage } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { toPage, toWindow } from "../kernel/page.ts";
import { grant } from "../kernel/rule.ts";
import { membershipsOf } from "../members/collection.ts";
import { toSituation } from "../members/situation.ts";
import { type ScheduleRow, schedulesById, schedulesByName } from "./collection.ts";
import { scheduleView, toScheduleView } from "./view.ts";

const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };

/** Everybody lists their own schedules; all schedules of the organization are for its admins (Q49). */
export const adminsListTheWholeOrganization = grant<{ readonly actor: Actor; readonly scope: "mine" | "organization" }>(
  "admins list the whole organization",
  ({ actor, scope }) => scope === "mine" || actor.organizationRole === "admin" || forbidden,
);

/**
 * The caller's schedules in the order of their ids, or all of the organization in the order of their names.
 * @throws {RollcallError} `request.forbidden`, `request.invalid`
 */
export const listSchedules = operation({
  name: "schedules.list",
  summary: "The caller's schedules, or all of the organization.",
  input: z.strictObject({
    scope: z.enum(["mine", "organization"]).default("mine"),
    limit: z.int().min(1).max(mostOnPage).default(50),
    after: cursor.optional(),
    before: cursor.optional(),
  }),
  output: z.strictObject({ schedules: z.array(scheduleView), next: cursor.nullable(), previous: cursor.nullable() }),
  facts: (input, actor) =>
    input.scope === "mine"
      ? { mine: membershipsOf({ ...toWindow(input, 1), equal: [actor.personId] }), all: schedulesById([]) }
      : {
          mine: membershipsOf({ equal: [actor.personId], limit: 0 }),
          all: schedulesByName({ ...toWindow(input, 2), equal: [actor.organizationId] }),
        },
  further: ({ mine }) => ({ found: schedulesById(mine.map((membership) => [membership.scheduleId])) }),
  situation: (_known, input, actor) => ({ actor, scope: input.scope }),
  rules: [adminsListTheWholeOrganization],
  apply: ({ known, situation: { actor } }, input) => {
    const roleOn = new Map(known.mine.map((membership) => [membership.scheduleId, membership]));
    const own = input.scope === "mine";
    const page = toPage<ScheduleRow>(own ? known.found : known.all, input, (row) =>
      own ? [row.id] : [row.nameKey, row.id],
    );
    const views = page.rows.flatMap((schedule) => {
      const situation = toSituation({ schedule, mine: roleOn.get(schedule.id) }, actor);
      return situation === undefined ? [] : [toScheduleView(schedule, situation)];
    });
    return { output: { schedules: views, next: page.next, previous: page.previous } };
  },
});
