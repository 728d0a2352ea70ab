import type { ScheduleView, ShiftRefusals, ShiftStatus, ShiftView } from "@rollcall/core";

/** A shift of the list with its own refusals. */
export interface ListedShift extends ShiftView {
  readonly refused: ShiftRefusals;
}

/** A person with upcoming shifts who is no longer available (Q21). */
export interface FlaggedAssignee {
  readonly personId: string;
  readonly name: string;
  readonly count: number;
}

/** All that the element shows. */
export interface ShownShifts {
  readonly schedule: ScheduleView;
  /** The server's time of the response, in milliseconds since the epoch. */
  readonly now: number;
  /** Running shifts and, if requested, earlier ones; the earliest first. */
  readonly begun: readonly ListedShift[];
  readonly upcoming: readonly ListedShift[];
  readonly hasEarlier: boolean;
  readonly hasMore: boolean;
  readonly flagged: readonly FlaggedAssignee[];
}

/** The statuses in the order of a shift's life cycle. */
export const statuses: readonly ShiftStatus[] = ["draft", "offered", "confirmed", "completed", "cancelled"];

/** The instant of an RFC 9557 string, in milliseconds since the epoch. */
export const instantOf = (moment: string): number => Date.parse(moment.replace(/\[.*/, ""));
