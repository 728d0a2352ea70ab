import { type Change, insert, remove, update } from "../kernel/change.ts";
import type { RowIn } from "../kernel/collection.ts";
import type { Busy } from "../ports/calendar-reader.ts";
import { isSameBusy, spanAt, toBusy } from "./busy.ts";
import { busyTimes } from "./collection.ts";

/** Busy times that are kept, and the write that keeps them. */
export interface KeptBusy {
  readonly busy: readonly Busy[];
  readonly changes: readonly Change[];
}

/** Keeps somebody's busy times; what is already so is not written. `undefined`: nothing new was told. */
export function keepBusy(
  personId: string,
  before: RowIn<typeof busyTimes> | undefined,
  told: readonly Busy[] | undefined,
  now: number,
): KeptBusy {
  if (told === undefined) return { busy: before?.busy ?? [], changes: [] };
  const busy = toBusy(told, spanAt(now));
  if (before === undefined) return { busy, changes: [insert(busyTimes, { personId, busy })] };
  return { busy, changes: isSameBusy(before.busy, busy) ? [] : [update(busyTimes, [personId], { busy })] };
}

/** Forgets them. */
export const forgetBusy = (before: RowIn<typeof busyTimes> | undefined): readonly Change[] =>
  before === undefined ? [] : [remove(busyTimes, [before.personId])];
