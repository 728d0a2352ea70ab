import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { remove } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { weekTemplateRemoved } from "./declared-events.ts";
import { templateByKey, templates } from "./templates.ts";

/**
 * Removes a week template. Shifts that were created from it stay.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`
 */
export const removeTemplate = operation({
  name: "shifts.removeTemplate",
  summary: "Removes a week template.",
  input: z.strictObject({ scheduleId: id, templateId: id }),
  output: z.strictObject({}),
  events: [weekTemplateRemoved],
  load: [
    ({ scheduleId, templateId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      template: templateByKey(scheduleId, templateId),
    }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ template }) => template,
  rules: changeShiftsRules,
  apply: ({ context: { schedule }, row: { scheduleId, id: templateId, name } }) => {
    const { change, entry } = recordScheduleChange(schedule, [weekTemplateRemoved({ templateId, name })]);
    return { output: {}, changes: [change, remove(templates, [scheduleId, templateId])], journalEntries: [entry] };
  },
});
