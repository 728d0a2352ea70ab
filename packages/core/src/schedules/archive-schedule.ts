import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { scheduleArchived } from "./events.ts";
import { endRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";
import { scheduleView } from "./view.ts";

/**
 * Archives a schedule. Everyone on it can still see it, but it can't change until it is restored. People can still leave or be removed
 * (Q23). Has no effect on an archived schedule.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.delete-not-granted`
 */
export const archiveSchedule = operation({
  name: "schedules.archive",
  summary: "Archives a schedule, which makes it read-only until it is restored.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ schedule: scheduleView }),
  events: [scheduleArchived],
  load: [({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: endRules,
  apply: ({ context }) => changeSchedule(context, { state: "archived" }, scheduleArchived),
});
