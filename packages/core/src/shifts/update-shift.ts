import { z } from "zod";
import { update } from "../kernel/change.ts";
import { displayName } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Shift, shifts } from "./collection.ts";
import { settingsOf, type ShiftSettings } from "./events.ts";
import { shiftChanged } from "./declared-events.ts";
import { assigneeFacts, toAssignees } from "./assignees.ts";
import { inRow, moment } from "../kernel/moment.ts";
import { updateShiftRules } from "./rules.ts";
import { type AskedOfShift, shiftFacts, toShiftContext } from "./shift-context.ts";
import { isOpen, shiftStatuses } from "./statuses.ts";
import { shiftKey, shiftView, toShiftView } from "./view.ts";

/**
 * Changes a shift; only given values are written (P44). Cancelling sets the status. Other values of a cancelled or
 * completed shift can't change unless the same call reopens it. The assignee stays.
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`,
 *   `shift.closed`, `member.not-assignable` (the shift would become upcoming for an assignee who isn't assignable)
 */
export const updateShift = operation({
  name: "shifts.update",
  summary: "Changes the kind, start, end or status of a shift.",
  input: shiftKey.extend({
    kind: displayName.optional(),
    /** RFC 9557 with its zone, which must be the zone of the other end. */
    start: moment.optional(),
    end: moment.optional(),
    status: z.enum(shiftStatuses).optional(),
  }),
  output: z.strictObject({ shift: shiftView }),
  events: [shiftChanged],
  load: [shiftFacts, ({ shift }, { scheduleId }) => assigneeFacts(scheduleId, [shift?.assigneeId])],
  context: (known, { kind, status, start, end }, actor, now) => {
    const assignee = toAssignees(known).get(known.shift?.assigneeId ?? "") ?? null;
    const asked = { kind, status, start: start && inRow(start), end: end && inRow(end) };
    return toShiftContext(known, actor, now, { asked, assignee });
  },
  row: ({ shift }) => shift,
  rules: updateShiftRules,
  apply: ({ known, context: { schedule, asked = {} }, row }, _input, { now }) => {
    const after = withAsked(row, asked);
    const { set, was } = difference(settingsOf(row), settingsOf(after));
    const output = { shift: toShiftView(after, toAssignees(known), now) };
    if (Object.keys(set).length === 0) return { output };
    const { change, entry } = recordScheduleChange(schedule, [shiftChanged({ shiftId: row.id, set, was })]);
    const { kind, start, end, timeZone, status, open } = after;
    return {
      output,
      changes: [change, update(shifts, [row.scheduleId, row.id], { kind, start, end, timeZone, status, open })],
      journalEntries: [entry],
    };
  },
});

const withAsked = (row: Shift, { kind, start, end, status = row.status }: AskedOfShift): Shift => ({
  ...row,
  kind: kind ?? row.kind,
  start: start?.at ?? row.start,
  end: end?.at ?? row.end,
  timeZone: (start ?? end)?.timeZone ?? row.timeZone,
  status,
  open: isOpen(status),
});

function difference(before: ShiftSettings, after: ShiftSettings) {
  const fields = (Object.keys(after) as (keyof ShiftSettings)[]).filter((field) => after[field] !== before[field]);
  const pick = (from: ShiftSettings): Partial<ShiftSettings> =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { set: pick(after), was: pick(before) };
}
