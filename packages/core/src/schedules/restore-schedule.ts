import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { scheduleRestored } from "./events.ts";
import { endRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";
import { scheduleView } from "./view.ts";

/**
 * Restores an archived schedule unchanged (Q23).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.delete-not-granted`
 */
export const restoreSchedule = operation({
  name: "schedules.restore",
  summary: "Restores an archived schedule.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ schedule: scheduleView }),
  events: [scheduleRestored],
  load: [({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: endRules,
  apply: ({ context }) => changeSchedule(context, { state: "active" }, scheduleRestored),
});
