import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { endRules } from "./rules.ts";
import { toScheduleSituation, wholeScheduleFacts } from "./situation.ts";
import { scheduleView } from "./view.ts";

/**
 * Takes an archived schedule up again, as it was (Q23).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.delete-not-granted`
 */
export const restoreSchedule = operation({
  name: "schedules.restore",
  summary: "Takes an archived schedule up again.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ schedule: scheduleView }),
  facts: ({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toScheduleSituation(known, actor),
  rules: endRules,
  apply: ({ situation }) => changeSchedule(situation, { state: "active" }, "schedule-restored"),
});
