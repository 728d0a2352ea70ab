import { z } from "zod";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { scheduleFacts, toSituation } from "../members/situation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { setAutoSendRules } from "./rules.ts";
import { scheduleView } from "./view.ts";

/**
 * Switches automatic invitations of new members on or off (B6–B8). Nobody is mailed by the switch itself (Q13).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`
 */
export const setAutoSend = operation({
  name: "schedules.setAutoSend",
  summary: "Switches automatic invitations of new members on or off.",
  input: z.strictObject({ scheduleId: id, autoSend: z.boolean() }),
  output: z.strictObject({ schedule: scheduleView }),
  facts: ({ scheduleId }, actor) => scheduleFacts(scheduleId, actor),
  situation: (known, _input, actor) => toSituation(known, actor),
  rules: setAutoSendRules,
  apply: ({ situation }, { autoSend }) => changeSchedule(situation, { autoSend }),
});
