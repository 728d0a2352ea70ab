import type { Actor } from "../identity/actor.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../members/member-context.ts";
import { type Shift, shiftByKey } from "./collection.ts";
import type { Holder } from "./holders.ts";
import type { ShiftStatus } from "./statuses.ts";

/** What the rules of shifts judge before they look at one. */
export interface ShiftContext extends MemberContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** New values, where any are asked for. */
  readonly asked?: AskedOfShift | undefined;
  /** Who shall work the shift, or works it: `null` is nobody, `undefined` while nothing is said of it. */
  readonly assignee?: Holder | null | undefined;
  /** Who the caller thinks works it. */
  readonly was?: string | null | undefined;
}

/** New values of a shift; start and end in milliseconds since the epoch. */
export interface AskedOfShift {
  readonly kind?: string | undefined;
  readonly start?: Moment | undefined;
  readonly end?: Moment | undefined;
  readonly status?: ShiftStatus | undefined;
}

interface Moment {
  readonly at: number;
  readonly timeZone: string;
}

/** What of a shift the rules look at. One that is still to be created has it, too. */
export type JudgedShift = Pick<Shift, "kind" | "start" | "end" | "timeZone" | "status" | "assigneeId">;

/** What names one shift: the schedule and the shift, together (P21). */
export interface ShiftKey {
  readonly scheduleId: string;
  readonly shiftId: string;
}

/** The facts of an operation on one shift. */
export const shiftFacts = ({ scheduleId, shiftId }: ShiftKey, actor: Actor) => ({
  ...scheduleFacts(scheduleId, actor),
  shift: shiftByKey(scheduleId, shiftId),
});

/** The context from those facts; `undefined` where the caller's organization has no such schedule. */
export function toShiftContext(
  known: Parameters<typeof toMemberContext>[0],
  actor: Actor,
  now: number,
  more: Pick<ShiftContext, "asked" | "assignee" | "was"> = {},
): ShiftContext | undefined {
  const context = toMemberContext(known, actor);
  return context && { ...context, ...more, now };
}
