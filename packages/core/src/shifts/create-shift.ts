import { z } from "zod";
import { insert } from "../kernel/change.ts";
import { displayName, id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Shift, shifts } from "./collection.ts";
import { assigneeFacts, toAssignees, unknownAssignee } from "./assignees.ts";
import { toShiftCreated } from "./events.ts";
import { inRow, moment } from "../kernel/moment.ts";
import { createShiftRules } from "./rules.ts";
import { type EvaluatedShift, toShiftContext } from "./shift-context.ts";
import { openStatuses } from "./statuses.ts";
import { shiftView, toShiftView } from "./view.ts";
import { shiftCreated } from "./declared-events.ts";

/**
 * Creates a shift with at most one assignee (B63). It may be in the past; a shift that has begun can have any member as assignee.
 * @throws {RollcallError} `request.not-found` (also an assignee who is not on the schedule), `request.forbidden`,
 *   `request.invalid`, `schedule.archived`, `member.not-assignable`
 */
export const createShift = operation({
  name: "shifts.create",
  summary: "Creates a shift, with or without an assignee.",
  input: z.strictObject({
    scheduleId: id,
    /** The kind of shift, in the host's terms: 1 to 120 characters. */
    kind: displayName,
    /** RFC 9557 with its zone. */
    start: moment,
    /** RFC 9557, in the zone of the start; at most 31 days after it. */
    end: moment,
    assigneeId: id.nullable().default(null),
    status: z.enum(openStatuses).default("draft"),
  }),
  output: z.strictObject({ shift: shiftView }),
  events: [shiftCreated],
  load: [
    ({ scheduleId, assigneeId }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      ...assigneeFacts(scheduleId, [assigneeId]),
    }),
  ],
  context: (known, { assigneeId, start, end }, actor, now) =>
    toShiftContext(known, actor, now, {
      asked: { start: inRow(start), end: inRow(end) },
      assignee: assigneeId === null ? null : (toAssignees(known).get(assigneeId) ?? unknownAssignee(assigneeId)),
    }),
  row: (_known, { kind, start, end, status, assigneeId }): EvaluatedShift => {
    const { at, timeZone } = inRow(start);
    return { kind, start: at, end: inRow(end).at, timeZone, status, assigneeId };
  },
  rules: createShiftRules,
  apply: ({ known, context: { schedule }, row }, { scheduleId }, call) => {
    const { actor, now } = call;
    const shift: Shift = {
      ...row,
      scheduleId,
      id: call.newId(),
      open: true,
      createdAt: now,
      createdBy: actor.personId,
    };
    const { change, entry } = recordScheduleChange(schedule, [toShiftCreated(shift)]);
    return {
      output: { shift: toShiftView(shift, toAssignees(known), now) },
      changes: [change, insert(shifts, shift)],
      journalEntries: [entry],
    };
  },
});
