import {
  boolean,
  collection,
  integer,
  type MergedRow,
  nullable,
  type RowIn,
  text,
} from "../kernel/store/collection.ts";
import { get, getMany, list, type Read } from "../kernel/store/query.ts";
import { type Shift, shifts } from "./collection.ts";
import { withoutOne } from "./shift-counts.ts";
import type { AssignmentState } from "./statuses.ts";

/** Assignments: who is on a shift, and in which state. A person is on a shift at most once. */
export const assignments = collection("assignments", {
  fields: {
    scheduleId: text(),
    shiftId: text(),
    personId: text(),
    /** The slot it takes, from 0; null once released. */
    slot: nullable(integer()),
    state: text<AssignmentState>(),
    /** Whether it takes a slot: not released. */
    active: boolean(),
    /** Whether it takes a slot of an open shift. */
    open: boolean(),
    /** Whether it is open and the person sees it: not planned. */
    visible: boolean(),
    /** Whether it is open and the person has confirmed it, even before it changed. */
    accepted: boolean(),
    /** Copies of the shift's values. */
    kind: text(),
    start: integer(),
    end: integer(),
    timeZone: text(),
    /** Increases with everything that changes what the person sees; 0 if they have never seen it. */
    revision: integer(),
    changedAt: integer(),
    /** The person who changed it last. */
    by: text(),
    /** Why a planner put the person on the shift despite reasons against it; empty otherwise. */
    overrideNote: text(),
    /** When it was released or its shift canceled. */
    endedAt: nullable(integer()),
  },
  key: ["scheduleId", "shiftId", "personId"],
  unique: { slot: ["scheduleId", "shiftId", "slot"] },
  indexes: {
    mine: ["personId", "visible", "start"],
    accepted: ["personId", "accepted", "start"],
    calendar: ["personId", "start"],
    changed: ["personId", "changedAt"],
    upcoming: ["scheduleId", "personId", "open", "start"],
    assignee: ["scheduleId", "personId", "active", "start"],
    ended: ["active", "endedAt"],
  },
  references: { scheduleId: "schedules", personId: "people" },
  purgedWith: "scheduleId",
  personal: [{ subject: "personId", erase: { set: { overrideNote: "" } }, merge: mergeAssignments, export: "view" }],
  signals: { subject: "personId", when: ({ revision = 0 }) => revision > 0 },
});

/** A row of `assignments`. */
export type Assignment = RowIn<typeof assignments>;

/** Of two assignments to a shift, the accepted one remains, or else the one that takes a slot. The other slot is free again. */
function mergeAssignments(
  from: AssignmentRow,
  into: AssignmentRow | undefined,
  { into: personId }: { readonly into: string },
): MergedRow<AssignmentRow> {
  if (into === undefined) return { row: { ...from, personId } };
  const rank = ({ active, accepted }: AssignmentRow): number => (active ? 1 : 0) + (accepted ? 1 : 0);
  const [kept, left] = rank(from) > rank(into) ? [from, into] : [into, from];
  const row = { ...kept, personId, revision: Math.max(from.revision, into.revision) + 1 };
  const set = (shift: object) => countsOf(withoutOne(shift as Shift, left));
  const key = [from.scheduleId, from.shiftId];
  return { row, related: from.active && into.active ? [{ collection: shifts, key, set }] : [] };
}

const countsOf = ({ taken, filled, status, open, unfilled }: Shift) => ({ taken, filled, status, open, unfilled });

interface AssignmentRow {
  readonly scheduleId: string;
  readonly shiftId: string;
  readonly personId: string;
  readonly slot: number | null;
  readonly state: AssignmentState;
  readonly active: boolean;
  readonly open: boolean;
  readonly visible: boolean;
  readonly accepted: boolean;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly revision: number;
  readonly changedAt: number;
  readonly by: string;
  readonly overrideNote: string;
  readonly endedAt: number | null;
}

/** Gets the assignment of a person to a shift. */
export const assignmentByKey = get(assignments);
/** Gets several assignments by key. */
export const assignmentsByKey = getMany(assignments);
/** Lists the assignments that a person sees, on all schedules, by start. */
export const visibleAssignmentsOf = list(assignments, "mine", 2);
/** Lists the assignments of a person that take a slot on a schedule, by start. */
export const assignmentsOnSchedule = list(assignments, "assignee", 3);

const bySlot = getMany(assignments, ["scheduleId", "shiftId", "slot"]);

/** Loads the assignments of shifts, by shift and slot. */
export const assignmentsOf = (
  of: readonly (Pick<Shift, "scheduleId" | "id" | "slots" | "taken"> | undefined)[],
): Read<readonly Assignment[]> =>
  bySlot(
    of.flatMap((shift) =>
      shift === undefined || shift.taken === 0
        ? []
        : Array.from({ length: shift.slots }, (_, slot) => [shift.scheduleId, shift.id, slot]),
    ),
  );
