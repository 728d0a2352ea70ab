import type { ScheduleView, ShiftRefusals, ShiftStatus, ShiftView } from "@rollcall/core";

/** A shift of the list with its own refusals. */
export interface ListedShift extends ShiftView {
  readonly refused: ShiftRefusals;
}

/** Somebody who holds shifts ahead that they are no longer there for (Q21). */
export interface HeldBy {
  readonly personId: string;
  readonly name: string;
  readonly count: number;
}

/** All that the element shows. */
export interface ShownShifts {
  readonly schedule: ScheduleView;
  /** The instant of the answer by the clock of the server, in milliseconds since the epoch. */
  readonly now: number;
  /** What has begun and not ended, and what came before where that is asked for; the earliest first. */
  readonly begun: readonly ListedShift[];
  readonly ahead: readonly ListedShift[];
  readonly hasEarlier: boolean;
  readonly hasMore: boolean;
  readonly held: readonly HeldBy[];
}

/** The statuses in the order of their lives. */
export const statuses: readonly ShiftStatus[] = ["draft", "offered", "confirmed", "completed", "cancelled"];

/** The instant of an RFC 9557 string, in milliseconds since the epoch. */
export const instantOf = (moment: string): number => Date.parse(moment.replace(/\[.*/, ""));
