import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { viewRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";
import { scheduleView, toScheduleView } from "./view.ts";

/**
 * Reads one schedule with the caller's decisions on it.
 * @throws {RollcallError} `request.not-found`
 */
export const getSchedule = operation({
  name: "schedules.get",
  summary: "Gets one schedule, with the actions the caller can take on it.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ schedule: scheduleView }),
  load: [({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: viewRules,
  apply: ({ context }) => ({ output: { schedule: toScheduleView(context) } }),
});
