import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { everybodyOnItMayLook, outsidersSeeNothing } from "../members/rules/roles.ts";
import { scheduleFacts, toSituation } from "../members/situation.ts";
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
  facts: ({ scheduleId }, actor) => scheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toSituation(known, actor),
  rules: [outsidersSeeNothing, everybodyOnItMayLook],
  apply: ({ situation }) => ({ output: { schedule: toScheduleView(situation.schedule, situation) } }),
});
