import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { insert } from "../kernel/store/change.ts";
import { id, note } from "../kernel/values/fields.ts";
import { inRow, moment } from "../kernel/values/moment.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { assigneeFacts, assigneesNamed, toAssignees } from "./assignees.ts";
import { type Shift, shifts } from "./collection.ts";
import { shiftCreated } from "./declared-events.ts";
import { toShiftCreated } from "./events.ts";
import { createShiftRules } from "./rules.ts";
import { toShiftContext } from "./shift-context.ts";
import { assigned, assignmentWrites, type Editing, withPeople } from "./slots.ts";
import { openStatuses, type PlannedState, plannedStates, stateFor } from "./statuses.ts";
import { maxSlots, newShiftFields, shiftView, toShiftView } from "./view.ts";

const assignee = z.strictObject({
  personId: id,
  /**
   * `planned`: they don't see it yet. `offered`: they answer. `confirmed`: they work it. Default: the state that follows
   * from the status.
   */
  state: z.enum(plannedStates).optional(),
});

const isListedOnce = (list: readonly { readonly personId: string }[]): boolean =>
  new Set(list.map(({ personId }) => personId)).size === list.length;

const input = z.strictObject({
  scheduleId: id,
  ...newShiftFields,
  /** RFC 9557 with its zone. */
  start: moment,
  /** RFC 9557, in the zone of the start; at most 31 days after it. */
  end: moment,
  /** The people on it, each once. */
  assignees: z.array(assignee).max(maxSlots).refine(isListedOnce, "each person once").default([]),
  /** `draft`: workers don't see it yet. `offered`: its people answer. `confirmed`: its people work it. */
  status: z.enum(openStatuses).default("draft"),
  /** Why people are put on an upcoming shift despite the reasons against them (A11). People who plan this schedule can read it. */
  override: note.min(1, "a reason").optional(),
});

/**
 * Creates a shift with the people on it (B63). It may be in the past; a shift that has begun can have any member as assignee.
 * @throws {RollcallError} `request.not-found` (also an assignee who is not on the schedule), `request.forbidden`,
 *   `request.invalid`, `schedule.archived`, `member.not-assignable`, the codes of `worker` (without `override`)
 */
export const createShift = operation({
  name: "shifts.create",
  summary: "Creates a shift, with or without assignees.",
  input,
  output: z.strictObject({ shift: shiftView }),
  events: [shiftCreated],
  // Decided by a reaction of a later domain.
  prepare: (asked: z.output<typeof input>, _actor, { eligibility }) => ({ ...asked, eligibility }),
  load: [
    ({ scheduleId, assignees }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      ...assigneeFacts(
        scheduleId,
        assignees.map(({ personId }) => personId),
      ),
    }),
  ],
  context: (known, { assignees, slots, start, end }, actor, now) =>
    toShiftContext(known, actor, now, {
      asked: { slots, start: inRow(start), end: inRow(end) },
      assignees: assigneesNamed(
        toAssignees(known),
        assignees.map(({ personId }) => personId),
      ),
    }),
  row: (_known, asked) => toNewShift(asked),
  rules: createShiftRules,
  apply: ({ known, context: { schedule }, row }, { assignees, status }, call) => {
    const { actor, now } = call;
    const people = assignees.map(({ personId, state = stateFor(status) }) => ({ personId, state }));
    const { shift, held, writes } = withAssignees({ ...row, id: call.newId() }, people, { by: actor.personId, now });
    const personIds = held.map(({ personId }) => personId);
    const { change, entry } = recordScheduleChange(schedule, [toShiftCreated(shift, personIds)]);
    return {
      output: { shift: toShiftView(shift, held, toAssignees(known), now) },
      changes: [change, ...writes],
      journalEntries: [entry],
    };
  },
});

type NewShift = Omit<Shift, "createdAt" | "createdBy">;

/** Puts people on a new shift, and creates both. */
export function withAssignees(
  row: NewShift,
  people: readonly { readonly personId: string; readonly state: PlannedState }[],
  editing: Editing,
) {
  const empty: Shift = { ...row, createdAt: editing.now, createdBy: editing.by };
  const placed = people.map((person, slot) => assigned(empty, { ...person, slot }, undefined, editing));
  const held = placed.flatMap(({ after }) => after ?? []);
  const shift = withPeople(empty, held);
  return { shift, held, writes: [insert(shifts, shift), ...assignmentWrites(placed)] };
}

type AskedFields = "scheduleId" | "kind" | "venue" | "position" | "notes" | "needs" | "slots" | "status";

/** A shift as requested. */
export interface AskedShift extends Pick<NewShift, AskedFields> {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** The row of a new shift without people. */
export function toNewShift(asked: AskedShift): Omit<NewShift, "id"> {
  const { scheduleId, kind, venue, position, notes, needs, slots, status } = asked;
  const { at: start, timeZone } = inRow(asked.start);
  return {
    ...{ scheduleId, kind, venue, position, notes, needs, slots, start, end: inRow(asked.end).at, timeZone },
    ...{ taken: 0, filled: 0, version: 1, published: status !== "draft", status, open: true, unfilled: true },
    ...{ seriesId: null, occurrence: null, isException: false },
  };
}
