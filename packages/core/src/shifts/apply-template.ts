import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { addDays, plainDate, weekdayOf } from "../kernel/values/plain-dates.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { changeShiftsRules } from "../schedules/rules.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { shifts } from "./collection.ts";
import { weekTemplateApplied } from "./declared-events.ts";
import { newDraft, timesOn } from "./series.ts";
import { templateByKey } from "./templates.ts";
import { shiftView, toShiftView } from "./view.ts";

/**
 * Creates the shifts of a template in a week, as drafts without people, on the same weekdays at the same wall-clock times. A
 * time that clocks skip moves forward by the length of the gap; if a time occurs twice, the first is used. The dry run
 * returns the shifts that would be created.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`
 */
export const applyTemplate = operation({
  name: "shifts.applyTemplate",
  summary: "Creates the shifts of a template in a week, as drafts.",
  input: z.strictObject({
    scheduleId: id,
    templateId: id,
    /** The first of seven days: `2026-11-30`. */
    to: plainDate,
  }),
  output: z.strictObject({
    /** By start. */
    shifts: z.array(shiftView),
  }),
  events: [weekTemplateApplied],
  load: [
    ({ scheduleId, templateId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      template: templateByKey(scheduleId, templateId),
    }),
  ],
  context: (known, _input, actor, now) => toMemberContext(known, actor, now),
  row: ({ template }) => template,
  rules: changeShiftsRules,
  apply: ({ context: { schedule }, row: template }, { scheduleId, to }, { actor, now, newId }) => {
    const days = Array.from({ length: 7 }, (_, place) => addDays(to, place));
    const dates = new Map(days.map((date) => [weekdayOf(date), date]));
    const created = template.shifts
      .map(({ weekday, startTime, endTime, endDays, ...values }) => {
        const times = timesOn({ timeZone: values.timeZone, startTime, endTime, endDays }, dates.get(weekday) ?? to);
        return newDraft({ scheduleId, ...values, ...times }, { id: newId(), by: actor.personId, now });
      })
      .sort((one, other) => one.start - other.start);
    const event = weekTemplateApplied({ templateId: template.id, shiftIds: created.map((shift) => shift.id) });
    const { change, entry } = recordScheduleChange(schedule, [event]);
    return {
      output: { shifts: created.map((shift) => toShiftView(shift, [], new Map(), now)) },
      changes: [change, ...created.map((shift) => insert(shifts, shift))],
      journalEntries: [entry],
    };
  },
});
