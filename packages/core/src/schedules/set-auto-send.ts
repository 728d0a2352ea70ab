import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { setAutoSendRules } from "./rules.ts";
import { toScheduleSituation, wholeScheduleFacts } from "./situation.ts";
import { scheduleView } from "./view.ts";

/**
 * Says whether new members are invited at once (B6, B7). Switching it on mails nobody who is waiting (Q13).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const setAutoSend = operation({
  name: "schedules.setAutoSend",
  summary: "Says whether new members are invited at once.",
  input: z.strictObject({ scheduleId: id, autoSend: z.boolean() }),
  output: z.strictObject({ schedule: scheduleView }),
  facts: ({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toScheduleSituation(known, actor),
  rules: setAutoSendRules,
  apply: ({ situation }, { autoSend }) => changeSchedule(situation, { autoSend }),
});
