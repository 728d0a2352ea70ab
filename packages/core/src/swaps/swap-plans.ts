import type { CallContext } from "../identity/operation.ts";
import { type Change, insert, update } from "../kernel/store/change.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import type { Assignment } from "../shifts/assignments.ts";
import type { Shift } from "../shifts/collection.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import {
  assigned,
  type AssignmentChange,
  assignmentWrites,
  type Editing,
  released,
  shiftWrites,
  withPeople,
} from "../shifts/slots.ts";
import { type Swap, swapPeople, type SwapPerson, swaps, type SwapState } from "./collection.ts";
import { swapChanged } from "./events.ts";
import type { KnownSwap, SwapContext } from "./swap-context.ts";

/** The new values of a swap. */
type SwapSet = Partial<Pick<Swap, "takerId" | "returnShiftId" | "returnVersion" | "answer" | "dueAt">> & {
  readonly state: SwapState;
};

const pendingStates: ReadonlySet<SwapState> = new Set(["open", "answered", "agreed"]);

/** The people of a swap in their own lists. A taker who leaves it doesn't see it anymore. */
const peopleWrites = (swap: Swap, after: Swap, parties: readonly SwapPerson[], now: number): readonly Change[] => {
  const { scheduleId, id: swapId, takerId } = after;
  const writes: Change[] = parties.map(({ personId, part }) => {
    const leaves = part === "taker" && takerId === null;
    const set = leaves ? ({ part: "declined", open: false } as const) : { open: after.pending };
    return update(swapPeople, [scheduleId, swapId, personId], { ...set, changedAt: now });
  });
  const joins = takerId !== null && swap.takerId === null;
  const row = {
    scheduleId,
    swapId,
    personId: takerId ?? "",
    part: "taker",
    open: after.pending,
    changedAt: now,
  } as const;
  return joins ? [...writes, insert(swapPeople, row)] : writes;
};

/** Gives a swap another state. */
export function planState(
  { swap, schedule }: Pick<SwapContext, "swap" | "schedule">,
  parties: readonly SwapPerson[],
  set: SwapSet,
  { now }: CallContext,
) {
  const { event, changes } = withSet(swap, parties, set, now);
  const { change, entry } = recordScheduleChange(schedule, [event]);
  return { changes: [change, ...changes], journalEntries: [entry] };
}

/** Gives a swap another state. Once it is done, the shifts change hands. */
export function planAnswer({ swap, shift, schedule }: SwapContext, known: KnownSwap, set: SwapSet, call: CallContext) {
  const { after, event, changes } = withSet(swap, known.parties, set, call.now);
  const moves = set.state === "done" ? planMoves(after, shift, known, { by: call.actor.personId, now: call.now }) : [];
  const { change, entry } = recordScheduleChange(schedule, [event, ...moves.map((move) => move.event)]);
  return { changes: [change, ...changes, ...moves.flatMap((move) => move.changes)], journalEntries: [entry] };
}

function withSet(swap: Swap, parties: readonly SwapPerson[], set: SwapSet, now: number) {
  const after: Swap = { ...swap, ...set, pending: pendingStates.has(set.state) };
  const { id: swapId, shiftId, personId } = swap;
  const takerId = after.takerId ?? swap.takerId;
  return {
    after,
    event: swapChanged({ swapId, shiftId, personId, takerId, set: { state: set.state }, was: { state: swap.state } }),
    changes: [
      update(swaps, [swap.scheduleId, swap.id], { ...set, pending: after.pending }),
      ...peopleWrites(swap, after, parties, now),
    ],
  };
}

function planMoves(
  { personId, takerId, returnShiftId }: Swap,
  shift: Shift,
  { held, returned, takenBefore, returnedBefore }: KnownSwap,
  editing: Editing,
) {
  if (takerId === null) return [];
  const given = planMove(shift, held, { from: personId, to: takerId, earlier: takenBefore }, editing);
  if (returnShiftId === null || returned === undefined) return [given];
  return [given, planMove(returned, held, { from: takerId, to: personId, earlier: returnedBefore }, editing)];
}

interface Move {
  readonly from: string;
  readonly to: string;
  /** The previous assignment of the person who comes, if any. */
  readonly earlier: Assignment | undefined;
}

/** Puts a person on a shift in place of another one. */
function planMove(shift: Shift, held: readonly Assignment[], { from, to, earlier }: Move, editing: Editing) {
  const on = held.filter(({ shiftId }) => shiftId === shift.id);
  const slot = on.find(({ personId }) => personId === from)?.slot ?? 0;
  const people: AssignmentChange[] = [
    ...on.map((one) => (one.personId === from ? released(one, shift, editing) : { before: one, after: one })),
    assigned(shift, { personId: to, slot, state: "confirmed" }, earlier, editing),
  ];
  const active = people.flatMap(({ after }) => (after?.active === true ? [after] : []));
  return {
    changes: [...shiftWrites(shift, withPeople(shift, active)), ...assignmentWrites(people)],
    event: shiftAssigned({ shiftId: shift.id, personId: to, was: from }),
  };
}
