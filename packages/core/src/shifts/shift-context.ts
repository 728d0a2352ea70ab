import type { Actor } from "../identity/actor.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import type { Assignee } from "./assignees.ts";
import { type Shift, shiftByKey, type ShiftNeed } from "./collection.ts";
import type { ShiftStatus } from "./statuses.ts";

/** The context of decisions about shifts. */
export interface ShiftContext extends MemberContext {
  /** The requested values, if any. */
  readonly asked?: AskedOfShift | undefined;
  /** The new or current assignees; `undefined` if not given. */
  readonly assignees?: readonly Assignee[] | undefined;
  /** The requested assignment, if any. */
  readonly assigning?: Assigning | undefined;
}

/** A requested assignment. */
export interface Assigning {
  /** The person to put in; null for none. */
  readonly personId: string | null;
  /** The person to take out, as the caller sees them; null for a free slot, `undefined` if not given. */
  readonly instead: string | null | undefined;
  /** The people on the shift. */
  readonly held: readonly string[];
}

/** New values of a shift; start and end in milliseconds since the epoch. */
export interface AskedOfShift {
  readonly kind?: string | undefined;
  readonly venue?: string | undefined;
  readonly position?: string | undefined;
  readonly notes?: string | undefined;
  readonly start?: Moment | undefined;
  readonly end?: Moment | undefined;
  readonly slots?: number | undefined;
  readonly needs?: readonly ShiftNeed[] | undefined;
  readonly status?: ShiftStatus | undefined;
  /** The version the caller changes. */
  readonly version?: number | undefined;
}

interface Moment {
  readonly at: number;
  readonly timeZone: string;
}

/** The fields of a shift that rules read, including for a new one. */
export type EvaluatedShift = Pick<Shift, "start" | "end" | "timeZone" | "status" | "slots" | "taken" | "version">;

/** The key of a shift: schedule and shift (P21). */
export interface ShiftKey {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** The first load round of operations on one shift. */
export const shiftFacts = ({ scheduleId, shiftId }: ShiftKey, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  shift: shiftByKey(scheduleId, shiftId),
});

/** Creates the context; `undefined` if the caller's organization has no such schedule. */
export function toShiftContext(
  known: Parameters<typeof toMemberContext>[0],
  actor: Actor,
  now: number,
  more: Pick<ShiftContext, "asked" | "assignees" | "assigning"> = {},
): ShiftContext | undefined {
  const context = toMemberContext(known, actor, now);
  return context && { ...context, ...more };
}
