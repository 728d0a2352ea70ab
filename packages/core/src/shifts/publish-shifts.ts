import { z } from "zod";
import { id, note, type ViewSchema } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Assignees, assigneeFacts, assigneesNamed, isUpcoming, toAssignees } from "./assignees.ts";
import { type Assignment, assignmentsOf } from "./assignments.ts";
import { type Shift, shiftsByKey } from "./collection.ts";
import { shiftsPublished } from "./declared-events.ts";
import { publishShiftsRules } from "./rules.ts";
import { toShiftContext } from "./shift-context.ts";
import { type AssignmentChange, assignmentWrites, type Editing, shiftWrites, withPeople, withState } from "./slots.ts";
import { byShift } from "./view.ts";

/** The maximum number of shifts one call publishes. */
const maxPublished = 200;

const notifiedFields = z.strictObject({
  personId: id,
  /** Their name, or their address if they have no name. */
  name: z.string(),
  /** The shifts that they see from now on, by start. */
  shiftIds: z.array(id),
});

/** A person who sees shifts from now on. They get one message. */
export interface NotifiedPerson extends z.output<typeof notifiedFields> {}

const notifiedPerson: ViewSchema<NotifiedPerson> = notifiedFields;

const input = z.strictObject({
  scheduleId: id,
  /** At most 200. */
  shiftIds: z.array(id).min(1).max(maxPublished),
  /** `offered`: the people planned on them answer. `confirmed`: they work them. */
  state: z.enum(["offered", "confirmed"]),
  /** Why people stay on upcoming drafts despite new reasons against them (A11). People who plan this schedule can read it. */
  override: note.min(1, "a reason").optional(),
});

/**
 * Publishes drafts, so that everyone planned on them sees them, with one event for each person. Given shifts that aren't drafts stay as
 * they are. The dry run returns who would see what.
 * @throws {RollcallError} `request.not-found` (also if a shift isn't on the schedule), `request.forbidden`,
 *   `schedule.archived`, `member.not-assignable` (someone on an upcoming draft isn't assignable), the codes of `worker`
 *   (new reasons against someone on an upcoming draft, without `override`)
 */
export const publishShifts = operation({
  name: "shifts.publish",
  summary: "Publishes drafts to the people on them.",
  input,
  output: z.strictObject({
    /** The drafts that were published. */
    shiftIds: z.array(id),
    people: z.array(notifiedPerson),
  }),
  events: [shiftsPublished],
  // Decided by a reaction of a later domain.
  prepare: (asked: z.output<typeof input>, _actor, { eligibility }) => ({ ...asked, eligibility }),
  load: [
    ({ scheduleId, shiftIds }, actor) => ({
      ...scheduleFacts(scheduleId, actor),
      rows: shiftsByKey([...new Set(shiftIds)].map((shiftId) => [scheduleId, shiftId])),
    }),
    ({ rows }) => ({ held: assignmentsOf(draftsIn(rows)) }),
    ({ held }, { scheduleId }) =>
      assigneeFacts(
        scheduleId,
        held.map(({ personId }) => personId),
      ),
  ],
  context: (known, { shiftIds }, actor, now) => {
    const upcoming = new Set(known.rows.filter((row) => isUpcoming(row, now)).map((row) => row.id));
    const people = known.held.filter(({ shiftId }) => upcoming.has(shiftId)).map(({ personId }) => personId);
    const assignees = assigneesNamed(toAssignees(known), [...new Set(people)]);
    const context = toShiftContext(known, actor, now, { assignees });
    return context && { ...context, isComplete: new Set(shiftIds).size === known.rows.length };
  },
  rules: publishShiftsRules,
  apply: ({ known, context: { schedule } }, { state }, { actor, now }) => {
    const drafts = draftsIn(known.rows);
    const held = byShift(known.held);
    const published = drafts.map((row) =>
      publishedShift(row, held.get(row.id) ?? [], state, { by: actor.personId, now }),
    );
    const people = notified(published, toAssignees(known));
    const output = { shiftIds: drafts.map((row) => row.id), people };
    if (drafts.length === 0) return { output };
    const events = [
      ...(people.length === 0 ? [shiftsPublished({ personId: null, shiftIds: output.shiftIds, state })] : []),
      ...people.map(({ personId, shiftIds }) => shiftsPublished({ personId, shiftIds, state })),
    ];
    const { change, entry } = recordScheduleChange(schedule, events);
    const writes = published.flatMap(({ row, after, moved }) => [
      ...shiftWrites(row, after),
      ...assignmentWrites(moved),
    ]);
    return { output, changes: [change, ...writes], journalEntries: [entry] };
  },
});

const draftsIn = (rows: readonly Shift[]): readonly Shift[] =>
  rows.filter(({ status }) => status === "draft").sort((one, other) => one.start - other.start);

interface Published {
  readonly row: Shift;
  readonly after: Shift;
  readonly moved: readonly AssignmentChange[];
}

function publishedShift(
  row: Shift,
  held: readonly Assignment[],
  state: "offered" | "confirmed",
  editing: Editing,
): Published {
  const visible = { ...row, published: true };
  const moved = held.map((one) =>
    one.state === "planned" ? withState(one, visible, state, editing) : { before: one, after: one },
  );
  const after = withPeople(
    visible,
    moved.flatMap((one) => one.after ?? []),
  );
  return { row, after, moved };
}

/** Who sees which shifts from now on. */
function notified(published: readonly Published[], assignees: Assignees): NotifiedPerson[] {
  const shiftIds = new Map<string, string[]>();
  for (const { before, after } of published.flatMap(({ moved }) => moved)) {
    if (before === undefined || before.state === after?.state) continue;
    shiftIds.set(before.personId, [...(shiftIds.get(before.personId) ?? []), before.shiftId]);
  }
  return [...shiftIds].map(([personId, ids]) => ({
    personId,
    name: assignees.get(personId)?.name ?? "",
    shiftIds: ids,
  }));
}
