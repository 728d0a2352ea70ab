import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { shifts } from "./collection.ts";
import { shiftAssigned } from "./declared-events.ts";
import { assigneeFacts, toAssignees, unknownAssignee } from "./assignees.ts";
import { assignShiftRules } from "./rules.ts";
import { shiftFacts, toShiftContext } from "./shift-context.ts";
import { shiftKey, shiftView, toShiftView } from "./view.ts";

/**
 * Assigns a shift to a member of any role, or unassigns it (B63, B65). Upcoming shifts require an assignable member (B50);
 * a shift that has begun can be assigned to any member until it is completed.
 * @throws {RollcallError} `request.not-found` (also a person who is not on the schedule), `request.forbidden`,
 *   `schedule.archived`, `shift.closed`, `member.not-assignable`, `request.stale-version` (`was` is no longer so)
 */
export const assignShift = operation({
  name: "shifts.assign",
  summary: "Assigns a shift to a member, or unassigns it.",
  input: shiftKey.extend({
    /** A member of the schedule; null unassigns. */
    personId: id.nullable(),
    /** The current assignee as the caller sees it. If given, no other assignee is replaced: of two planners, the second gets an error. */
    was: id.nullable().optional(),
  }),
  output: z.strictObject({ shift: shiftView }),
  events: [shiftAssigned],
  load: [shiftFacts, ({ shift }, { scheduleId, personId }) => assigneeFacts(scheduleId, [shift?.assigneeId, personId])],
  context: (known, { personId, was }, actor, now) => {
    const assignee = personId === null ? null : (toAssignees(known).get(personId) ?? unknownAssignee(personId));
    return toShiftContext(known, actor, now, { assignee, was });
  },
  row: ({ shift }) => shift,
  rules: assignShiftRules,
  apply: ({ known, context: { schedule }, row }, { personId }, { now }) => {
    const output = { shift: toShiftView({ ...row, assigneeId: personId }, toAssignees(known), now) };
    if (personId === row.assigneeId) return { output };
    const { change, entry } = recordScheduleChange(schedule, [
      shiftAssigned({ shiftId: row.id, personId, was: row.assigneeId }),
    ]);
    return {
      output,
      changes: [change, update(shifts, [row.scheduleId, row.id], { assigneeId: personId })],
      journalEntries: [entry],
    };
  },
});
