import { z } from "zod";
import { id, note } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assigneeFacts, assigneesNamed, toAssignees } from "./assignees.ts";
import { type Assignment, assignmentByKey, assignmentsOf } from "./assignments.ts";
import type { Shift } from "./collection.ts";
import { assignmentChanged, shiftAssigned } from "./declared-events.ts";
import { toStateChanges } from "./events.ts";
import { assignShiftRules } from "./rules.ts";
import { shiftFacts, toShiftContext } from "./shift-context.ts";
import {
  assigned,
  type AssignmentChange,
  assignmentWrites,
  type Editing,
  freeSlot,
  released,
  shiftWrites,
  withPeople,
  withState,
} from "./slots.ts";
import { plannedStates, stateFor } from "./statuses.ts";
import { shiftKey, shiftView, toShiftView } from "./view.ts";

const input = shiftKey.extend({
  /** The member of the schedule to put on the shift; null takes someone off. */
  personId: id.nullable(),
  /**
   * The person to take off, as the caller sees them; null for a free slot. If given, no one else is replaced, so the second of two planners
   * gets an error. If not given, the person gets a free slot, or replaces the only person on a shift with one slot.
   */
  instead: id.nullable().optional(),
  /**
   * `planned`: they don't see it yet. `offered`: they answer. `confirmed`: they work it. Default: the state that follows
   * from the status.
   */
  state: z.enum(plannedStates).optional(),
  /**
   * Why the person is put on the shift despite the reasons against it (A11). Required if `eligibility.listCandidates` shows
   * blocking reasons. People who plan this schedule can read it.
   */
  override: note.min(1, "a reason").optional(),
});

/**
 * Puts a member of any role on a shift, changes their state, or takes someone off it (B63, B65). Upcoming shifts require an
 * assignable member (B50); a shift that has begun can be assigned to any member until it is completed.
 * @throws {RollcallError} `request.not-found` (also a person who is not on the schedule), `request.forbidden`,
 *   `request.invalid`, `schedule.archived`, `shift.closed`, `shift.full`, `member.not-assignable`, the codes of `worker` (without `override`), `request.stale-version`
 *   (`instead` is no longer on the shift, or no slot is free anymore)
 */
export const assignShift = operation({
  name: "shifts.assign",
  summary: "Puts a member on a shift, or takes someone off it.",
  input,
  output: z.strictObject({ shift: shiftView }),
  events: [shiftAssigned, assignmentChanged],
  // Decided by a reaction of a later domain.
  prepare: (asked: z.output<typeof input>, _actor, { eligibility }) => ({ ...asked, eligibility }),
  load: [
    shiftFacts,
    ({ shift }, { scheduleId, shiftId, personId }) => ({
      held: assignmentsOf([shift]),
      earlier: assignmentByKey(scheduleId, shiftId, personId ?? ""),
    }),
    ({ held }, { scheduleId, personId }) => assigneeFacts(scheduleId, [personId, ...held.map((one) => one.personId)]),
  ],
  context: (known, { personId, instead }, actor, now) =>
    toShiftContext(known, actor, now, {
      assignees: assigneesNamed(toAssignees(known), personId === null ? [] : [personId]),
      assigning: { personId, instead, held: known.held.map((one) => one.personId) },
    }),
  row: ({ shift }) => shift,
  rules: assignShiftRules,
  apply: ({ known, context: { schedule }, row }, { personId, instead, state = stateFor(row.status) }, call) => {
    const editing = { by: call.actor.personId, now: call.now };
    const put = personId === null ? undefined : { personId, state, earlier: known.earlier };
    const { shift, people, put: after, taken } = withAssigned(row, known.held, { put, instead }, editing);
    const held = people.flatMap((one) => (one.after?.active === true ? [one.after] : []));
    const output = { shift: toShiftView(shift, held, toAssignees(known), call.now) };
    const changes = [...shiftWrites(row, shift), ...assignmentWrites(people)];
    if (changes.length === 0) return { output };
    const events = [
      ...(after === undefined && taken === undefined
        ? []
        : [shiftAssigned({ shiftId: row.id, personId: after ?? null, was: taken ?? null })]),
      ...toStateChanges(people),
    ];
    const { change, entry } = recordScheduleChange(schedule, events);
    return { output, changes: [change, ...changes], journalEntries: [entry] };
  },
});

interface Put {
  readonly put:
    | {
        readonly personId: string;
        readonly state: (typeof plannedStates)[number];
        readonly earlier: Assignment | undefined;
      }
    | undefined;
  readonly instead: string | null | undefined;
}

/** Puts someone on a shift and takes someone off. `put` and `taken` are the people who come and go. */
function withAssigned(row: Shift, held: readonly Assignment[], { put, instead }: Put, editing: Editing) {
  const already = held.find(({ personId }) => personId === put?.personId);
  const replaced = held.length === row.slots && row.slots === 1 ? held[0]?.personId : undefined;
  const named = instead === undefined ? (already ? undefined : put ? replaced : held[0]?.personId) : instead;
  const leaving = held.find(({ personId }) => personId === named && personId !== put?.personId);
  const staying = held.filter((one) => one !== leaving);
  const people: AssignmentChange[] = staying.map((one) =>
    one === already && put ? withState(one, row, put.state, editing) : { before: one, after: one },
  );
  if (leaving) people.push(released(leaving, row, editing));
  if (put && !already) {
    const slot = leaving?.slot ?? freeSlot(row, staying);
    people.push(assigned(row, { personId: put.personId, slot, state: put.state }, put.earlier, editing));
  }
  const active = people.flatMap(({ after }) => (after?.active === true ? [after] : []));
  return {
    shift: withPeople(row, active),
    people,
    put: put && !already ? put.personId : undefined,
    taken: leaving?.personId,
  };
}
