import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { lookRules } from "./rules.ts";
import { toScheduleSituation, wholeScheduleFacts } from "./situation.ts";
import { scheduleView, toScheduleView } from "./view.ts";

/**
 * One schedule, with what the caller may do to it.
 * @throws {RollcallError} `request.not-found`
 */
export const getSchedule = operation({
  name: "schedules.get",
  summary: "One schedule, with what the caller may do to it.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ schedule: scheduleView }),
  facts: ({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toScheduleSituation(known, actor),
  rules: lookRules,
  apply: ({ situation }) => ({ output: { schedule: toScheduleView(situation) } }),
});
