import { z } from "zod";
import { inRow, moment } from "../kernel/values/moment.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assigneeFacts, assigneesNamed, isUpcoming, toAssignees } from "./assignees.ts";
import { type Assignment, assignmentsOf } from "./assignments.ts";
import type { Shift } from "./collection.ts";
import { assignmentChanged, shiftChanged } from "./declared-events.ts";
import { toStateChanges } from "./events.ts";
import { updateShiftRules } from "./rules.ts";
import { type AskedOfShift, shiftFacts, toShiftContext } from "./shift-context.ts";
import { settingsChanged, settingsOf, withAsked } from "./shift-settings.ts";
import {
  type AssignmentChange,
  assignmentWrites,
  compacted,
  type Editing,
  shiftWrites,
  withPeople,
  withState,
} from "./slots.ts";
import { type AssignmentState, isOpen, type ShiftStatus, shiftStatuses } from "./statuses.ts";
import { shiftFields, shiftKey, shiftView, toShiftView } from "./view.ts";

/**
 * Changes a shift; only given values are written (P44). Canceling sets the status. Other values of a canceled or
 * completed shift can't change unless the same call reopens it. The people on it stay. If kind, venue, position, start, end
 * or needs of an upcoming shift change, everyone who confirmed it is asked to confirm again (Q61).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `request.invalid`, `schedule.archived`,
 *   `shift.closed`, `member.not-assignable` (the shift would become upcoming for an assignee who isn't assignable),
 *   `request.stale-version` (`version` is no longer current)
 */
export const updateShift = operation({
  name: "shifts.update",
  summary: "Changes the values or the status of a shift.",
  input: shiftKey.extend({
    kind: shiftFields.kind.optional(),
    venue: shiftFields.venue.optional(),
    position: shiftFields.position.optional(),
    notes: shiftFields.notes.optional(),
    /** At least the number of people on it. */
    slots: shiftFields.slots.optional(),
    needs: shiftFields.needs.optional(),
    /** RFC 9557 with its zone, which must be the zone of the other end. */
    start: moment.optional(),
    end: moment.optional(),
    /**
     * `draft` hides it from workers. `offered` publishes it and offers it to the people planned on it. `confirmed` confirms everyone on it;
     * a shift with free slots stays offered. All three reopen a canceled or completed shift. If it was canceled after it was
     * published, `offered` changes nothing for the people on it, so that canceling can be undone.
     */
    status: z.enum(shiftStatuses).optional(),
    /** The version the caller changes. If given, a later one isn't overwritten. */
    version: z.int().optional(),
  }),
  output: z.strictObject({ shift: shiftView }),
  events: [shiftChanged, assignmentChanged],
  load: [
    shiftFacts,
    ({ shift }) => ({ held: assignmentsOf([shift]) }),
    ({ held }, { scheduleId }) =>
      assigneeFacts(
        scheduleId,
        held.map(({ personId }) => personId),
      ),
  ],
  context: (known, { scheduleId: _schedule, shiftId: _shift, start, end, ...values }, actor, now) => {
    const assignees = assigneesNamed(
      toAssignees(known),
      known.held.map(({ personId }) => personId),
    );
    const asked = { ...values, start: start && inRow(start), end: end && inRow(end) };
    return toShiftContext(known, actor, now, { asked, assignees });
  },
  row: ({ shift }) => shift,
  rules: updateShiftRules,
  apply: ({ known, context: { schedule, asked = {} }, row }, _input, { actor, now }) => {
    const { shift: moved, people } = changedShift(row, known.held, asked, { by: actor.personId, now });
    const { set, was, isChanged } = settingsChanged(settingsOf(row), settingsOf(moved));
    const isOnItsOwn = row.seriesId !== null && Object.keys(set).some((field) => field !== "status");
    const shift = { ...moved, isException: row.isException || isOnItsOwn };
    const held = people.flatMap(({ after }) => after ?? []);
    const output = { shift: toShiftView(shift, held, toAssignees(known), now) };
    const changes = [...shiftWrites(row, shift), ...assignmentWrites(people)];
    if (changes.length === 0) return { output };
    const events = [...(isChanged ? [shiftChanged({ shiftId: row.id, set, was })] : []), ...toStateChanges(people)];
    const { change, entry } = recordScheduleChange(schedule, events);
    return { output, changes: [change, ...changes], journalEntries: [entry] };
  },
});

/** Applies new values to a shift and to the people on it. */
export function changedShift(row: Shift, held: readonly Assignment[], asked: AskedOfShift, editing: Editing) {
  const { shift: moved, isOutdated } = withAsked(row, asked);
  const status = asked.status ?? row.status;
  const isPublished =
    status === "draft" ? false : row.published || asked.status === "offered" || status === "confirmed";
  const after: Shift = { ...moved, status, published: isPublished };
  const concernsFuture = isUpcoming(row, editing.now) || isUpcoming(after, editing.now);
  const asksAgain = isOutdated && isOpen(status) && concernsFuture && asked.status !== "confirmed";
  const isReopened = row.status === "cancelled" && row.published && asked.status === "offered";
  const people = held.map((one): AssignmentChange => {
    const state = asked.status === undefined || isReopened ? one.state : stateAfter(one.state, asked.status);
    const next = asksAgain && state === "confirmed" ? "changed" : state;
    return withState(one, after, next, editing, isOutdated || after.notes !== row.notes);
  });
  const placed = compacted(people, after.slots);
  return {
    shift: withPeople(
      after,
      placed.flatMap(({ after: one }) => one ?? []),
    ),
    people: placed,
  };
}

/** The state of a person on a shift that gets this status. */
function stateAfter(state: AssignmentState, status: ShiftStatus): AssignmentState {
  if (status === "draft") return "planned";
  if (status === "confirmed") return "confirmed";
  return status === "offered" && state === "planned" ? "offered" : state;
}
