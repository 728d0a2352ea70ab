import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { scheduleChanged } from "./events.ts";
import { setAutoSendRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";
import { scheduleView } from "./view.ts";

/**
 * Sets whether new members are invited immediately (B6, B7). Turning it on doesn't email existing members (Q13).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const setAutoSend = operation({
  name: "schedules.setAutoSend",
  summary: "Sets whether new members are invited immediately.",
  input: z.strictObject({ scheduleId: id, autoSend: z.boolean() }),
  output: z.strictObject({ schedule: scheduleView }),
  events: [scheduleChanged],
  load: [({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: setAutoSendRules,
  apply: ({ context }, { autoSend }) => changeSchedule(context, { autoSend }, scheduleChanged),
});
