import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { insert, update } from "../kernel/store/change.ts";
import { displayName, id } from "../kernel/values/fields.ts";
import { plainDate } from "../kernel/values/plain-dates.ts";
import { scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Shift, shiftsByStart } from "./collection.ts";
import { isCut, maxCopied, shiftsOn, startOfRead, zoned } from "./copy-shifts.ts";
import { weekTemplateSaved } from "./declared-events.ts";
import { saveTemplateRules } from "./template-rules.ts";
import {
  maxTemplates,
  type Template,
  templates,
  type TemplateShift,
  templatesOf,
  templateView,
  toTemplateView,
} from "./templates.ts";

/**
 * Saves the shifts of a week as a template, without dates and people. Canceled shifts are left out. A template with the same name is
 * replaced.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid` (no shifts, more than 200, or more than
 *   50 templates), `schedule.archived`
 */
export const saveTemplate = operation({
  name: "shifts.saveTemplate",
  summary: "Saves the shifts of a week as a template.",
  input: z.strictObject({
    scheduleId: id,
    /** 1 to 120 characters. */
    name: displayName,
    /** The first of seven days: `2026-11-23`. A shift belongs to the day it starts, in its zone. */
    from: plainDate,
  }),
  output: z.strictObject({ template: templateView }),
  events: [weekTemplateSaved],
  load: [
    ({ scheduleId, from }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      existing: templatesOf(scheduleId),
      found: shiftsByStart(startOfRead(scheduleId, from)),
    }),
  ],
  context: (known, { name, from }, actor, now) => {
    const context = toMemberContext(known, actor, now);
    const week = { from, days: 7 };
    const copied = isCut(known.found, week) ? Infinity : shiftsOn(known.found, week).length;
    const isFull = known.existing.length >= maxTemplates && !known.existing.some((one) => one.name === name);
    return context && { ...context, copied, most: maxCopied, field: "from", isFull };
  },
  rules: saveTemplateRules,
  apply: ({ known: { found, existing }, context: { schedule } }, { scheduleId, name, from }, { actor, now, newId }) => {
    const before = existing.find((one) => one.name === name);
    const week = shiftsOn(found, { from, days: 7 }).map(toTemplateShift);
    const created = { scheduleId, id: newId(), name, createdAt: now, createdBy: actor.personId };
    const template: Template = { ...(before ?? created), shifts: week };
    const { change, entry } = recordScheduleChange(schedule, [weekTemplateSaved({ templateId: template.id, name })]);
    const saved =
      before === undefined
        ? insert(templates, template)
        : update(templates, [scheduleId, template.id], { shifts: week });
    return { output: { template: toTemplateView(template) }, changes: [change, saved], journalEntries: [entry] };
  },
});

function toTemplateShift(row: Shift): TemplateShift {
  const { kind, venue, position, notes, needs, slots, timeZone } = row;
  const [start, end] = [zoned(row.start, timeZone), zoned(row.end, timeZone)];
  return {
    ...{ kind, venue, position, notes, needs, slots, timeZone },
    weekday: start.dayOfWeek,
    startTime: start.toPlainTime().toString(),
    endTime: end.toPlainTime().toString(),
    endDays: start.toPlainDate().until(end.toPlainDate(), { largestUnit: "days" }).days,
  };
}
