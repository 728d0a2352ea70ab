import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { totalsView, totalsOf } from "./totals.ts";
import { scheduleDeleted } from "./events.ts";
import { recordScheduleChange } from "./schedule-summary.ts";
import { endRules } from "./rules.ts";
import { toScheduleContext, wholeScheduleFacts } from "./schedule-context.ts";

/**
 * Permanently deletes a schedule for everyone. Its members are removed later by a sweep, so the size of the list
 * doesn't matter. Its history remains (B59, B60, B64, Q24). The organization's grant is
 * evaluated at commit (P23).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.delete-not-granted`
 */
export const deleteSchedule = operation({
  name: "schedules.delete",
  summary: "Deletes a schedule for everyone on it.",
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ scheduleId: id }),
  events: [scheduleDeleted],
  effects: z.strictObject({ totals: totalsView }),
  load: [({ scheduleId }, actor) => wholeScheduleFacts(scheduleId, actor)],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  revokesOwnAccess: () => true,
  rules: endRules,
  apply: ({ context: { schedule } }) => {
    const event = scheduleDeleted({ scheduleId: schedule.id, was: { state: schedule.state } });
    const { change, entry } = recordScheduleChange(schedule, [event], { state: "deleted" }, true);
    return {
      output: { scheduleId: schedule.id },
      changes: [change],
      journalEntries: [entry],
      effects: { totals: totalsOf(schedule) },
    };
  },
});
