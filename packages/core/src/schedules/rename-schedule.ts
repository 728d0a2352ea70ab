import { z } from "zod";
import { displayName, id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { scheduleFacts, toSituation } from "../members/situation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { renameRules } from "./rules.ts";
import { scheduleView } from "./view.ts";

/**
 * Renames a schedule: members and admins may, viewers may not (B62, B66).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`
 */
export const renameSchedule = operation({
  name: "schedules.rename",
  summary: "Renames a schedule.",
  input: z.strictObject({ scheduleId: id, name: displayName }),
  output: z.strictObject({ schedule: scheduleView }),
  facts: ({ scheduleId }, actor) => scheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toSituation(known, actor),
  rules: renameRules,
  apply: ({ situation }, { name }) => changeSchedule(situation, { name }),
});
