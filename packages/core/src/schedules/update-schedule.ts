import { z } from "zod";
import { displayName, id, line, note, timeZone } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { changeSchedule } from "./change-schedule.ts";
import { scheduleChanged } from "./events.ts";
import { updateRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";
import { scheduleView } from "./view.ts";

/**
 * Changes a schedule's configuration. Only given values are written (P44). Allowed for members and admins, not for viewers (B62, B66). A
 * new time zone applies to new shifts; existing ones keep theirs.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`
 */
export const updateSchedule = operation({
  name: "schedules.update",
  summary: "Changes the name, description, contact or time zone of a schedule.",
  input: z.strictObject({
    scheduleId: id,
    name: displayName.optional(),
    /** At most 1,000 characters; may be empty. */
    description: note.optional(),
    /** Whom the people on its shifts can ask, such as a name and a number: at most 120 characters; may be empty. */
    contact: line.optional(),
    /** IANA name. */
    timeZone: timeZone.optional(),
  }),
  output: z.strictObject({ schedule: scheduleView }),
  events: [scheduleChanged],
  load: [({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  rules: updateRules,
  apply: ({ context }, { name, description, contact, timeZone: zone }) =>
    changeSchedule(
      context,
      {
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...(contact !== undefined && { contact }),
        ...(zone !== undefined && { timeZone: zone }),
      },
      scheduleChanged,
    ),
});
