import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import { type Assignment, assignments } from "./assignments.ts";
import { type Shift, shifts } from "./collection.ts";
import { isConfirmed, withCounts } from "./shift-counts.ts";
import { type AssignmentState, isOpen, type PlannedState } from "./statuses.ts";

/** Who changes assignments, and when. */
export interface Editing {
  readonly by: string;
  readonly now: number;
}

/** An assignment before and after a change; `undefined` if there was none, or if none remains. */
export interface AssignmentChange {
  readonly before: Assignment | undefined;
  readonly after: Assignment | undefined;
}

const isVisible = ({ state, open }: Pick<Assignment, "state" | "open">): boolean => open && state !== "planned";

/** Changes an assignment with its copies of the shift. `isNews`: the shift changed in a way that its people see. */
function changed(
  before: Assignment,
  { status, kind, start, end, timeZone }: Pick<Shift, "status" | "kind" | "start" | "end" | "timeZone">,
  set: Partial<Pick<Assignment, "state" | "slot">>,
  { by, now }: Editing,
  isNews = false,
): Assignment {
  const state = set.state ?? before.state;
  const active = state !== "released";
  const moved = { ...before, ...set, state, active, open: active && isOpen(status), kind, start, end, timeZone };
  const visible = isVisible(moved);
  const accepted = moved.open && isConfirmed(moved);
  const isSame = visible === before.visible && state === before.state && start === before.start && end === before.end;
  if (isSame && !isNews) return { ...moved, visible, accepted };
  return {
    ...moved,
    visible,
    accepted,
    slot: active ? moved.slot : null,
    revision: before.revision + ((visible || before.visible) && status !== "completed" ? 1 : 0),
    changedAt: now,
    by,
    endedAt: active && status !== "cancelled" ? null : (before.endedAt ?? now),
  };
}

/** Ends an assignment. If the person has never seen it, nothing remains. */
export function released(before: Assignment, shift: Shift, editing: Editing): AssignmentChange {
  const isSeen = before.revision > 0;
  return { before, after: isSeen ? changed(before, shift, { state: "released" }, editing) : undefined };
}

/** Puts a person into a slot. `earlier` is their previous assignment to this shift, if any. */
export function assigned(
  shift: Shift,
  { personId, slot, state }: { readonly personId: string; readonly slot: number; readonly state: PlannedState },
  earlier: Assignment | undefined,
  editing: Editing,
): AssignmentChange {
  const empty: Assignment = {
    scheduleId: shift.scheduleId,
    shiftId: shift.id,
    personId,
    slot: null,
    state: "released",
    active: false,
    open: false,
    visible: false,
    accepted: false,
    kind: shift.kind,
    start: shift.start,
    end: shift.end,
    timeZone: shift.timeZone,
    revision: 0,
    changedAt: editing.now,
    by: editing.by,
    overrideNote: "",
    endedAt: null,
  };
  return { before: earlier, after: changed(earlier ?? empty, shift, { state, slot }, editing) };
}

/** Gives an assignment another state. */
export const withState = (
  before: Assignment,
  shift: Shift,
  state: AssignmentState,
  editing: Editing,
  isNews = false,
): AssignmentChange => ({ before, after: changed(before, shift, { state }, editing, isNews) });

/** The lowest free slot. */
export function freeSlot({ slots }: Pick<Shift, "slots">, held: readonly Assignment[]): number {
  const taken = new Set(held.map(({ slot }) => slot));
  return Array.from({ length: slots }, (_, slot) => slot).find((slot) => !taken.has(slot)) ?? slots;
}

/** Moves people into the first slots when a shift gets fewer of them. */
export function compacted(held: readonly AssignmentChange[], slots: number): readonly AssignmentChange[] {
  const kept = held.flatMap(({ after }) => (after?.active === true ? [after] : []));
  if (kept.every(({ slot }) => slot !== null && slot < slots)) return held;
  const order = [...kept].sort((one, other) => (one.slot ?? 0) - (other.slot ?? 0));
  return held.map(({ before, after }) =>
    after?.active === true ? { before, after: { ...after, slot: order.indexOf(after) } } : { before, after },
  );
}

/**
 * Derives the status and the counts of a shift from the people on it. A shift is published once someone sees it, and stays
 * so until it is a draft again.
 */
export function withPeople<S extends Omit<Shift, "id">>(shift: S, held: readonly Assignment[]): S {
  const active = held.filter((one) => one.active);
  const filled = active.filter(isConfirmed).length;
  return withCounts({ ...shift, published: shift.published || active.some(isVisible) }, active.length, filled);
}

/** The writes of changed assignments. Freed slots come first, so that another person can take them. */
export function assignmentWrites(list: readonly AssignmentChange[]): readonly Change[] {
  const slotOf = (row: Assignment | undefined): number => row?.slot ?? -1;
  const freeing = (one: AssignmentChange): number => (one.after?.active === true ? 1 : 0);
  return [...list]
    .sort((one, other) => freeing(one) - freeing(other) || slotOf(one.after) - slotOf(other.after))
    .flatMap(({ before, after }): Change[] => {
      if (before === undefined) return after === undefined ? [] : [insert(assignments, after)];
      const key = [before.scheduleId, before.shiftId, before.personId];
      if (after === undefined) return [remove(assignments, key)];
      const set = changesBetween(before, after);
      return Object.keys(set).length === 0 ? [] : [update(assignments, key, set)];
    });
}

/** The write of a changed shift; none if it stays the same. */
export function shiftWrites(before: Shift, after: Shift): readonly Change[] {
  const set = changesBetween(before, after);
  return Object.keys(set).length === 0 ? [] : [update(shifts, [before.scheduleId, before.id], set)];
}

const changesBetween = <R extends object>(before: R, after: R): Partial<R> =>
  Object.fromEntries(
    Object.entries(after).filter(([column, value]) => value !== before[column as keyof R]),
  ) as Partial<R>;
