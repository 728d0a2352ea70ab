import type { Actor } from "../identity/actor.ts";
import { type MemberContext, scheduleFacts, toMemberContext } from "../schedules/member-context.ts";
import { type Shift, shiftByKey } from "./collection.ts";
import type { Assignee } from "./assignees.ts";
import type { ShiftStatus } from "./statuses.ts";

/** The context of decisions about shifts. */
export interface ShiftContext extends MemberContext {
  /** The requested values, if any. */
  readonly asked?: AskedOfShift | undefined;
  /** The new or current assignee: `null` for none, `undefined` if not given. */
  readonly assignee?: Assignee | null | undefined;
  /** The current assignee as the caller sees it. */
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

/** The fields of a shift that rules read, also for a new one. */
export type EvaluatedShift = Pick<Shift, "kind" | "start" | "end" | "timeZone" | "status" | "assigneeId">;

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
  more: Pick<ShiftContext, "asked" | "assignee" | "was"> = {},
): ShiftContext | undefined {
  const context = toMemberContext(known, actor, now);
  return context && { ...context, ...more };
}
