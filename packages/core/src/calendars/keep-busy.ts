import { type Change, insert, remove, update } from "../kernel/store/change.ts";
import type { RowIn } from "../kernel/store/collection.ts";
import type { Busy } from "../ports/calendar-reader.ts";
import { isSameBusy, spanAt, toBusy } from "./busy.ts";
import { busyTimes } from "./collection.ts";

/** The stored busy times and the changes that store them. */
export interface KeptBusy {
  readonly busy: readonly Busy[];
  readonly changes: readonly Change[];
}

/** Stores a person's busy times if they changed. `undefined` means that no new times were read. */
export function keepBusy(
  personId: string,
  before: RowIn<typeof busyTimes> | undefined,
  newBusy: readonly Busy[] | undefined,
  now: number,
): KeptBusy {
  if (newBusy === undefined) return { busy: before?.busy ?? [], changes: [] };
  const busy = toBusy(newBusy, spanAt(now));
  if (before === undefined) return { busy, changes: [insert(busyTimes, { personId, busy })] };
  return { busy, changes: isSameBusy(before.busy, busy) ? [] : [update(busyTimes, [personId], { busy })] };
}

/** Deletes a person's busy times. */
export const deleteBusy = (before: RowIn<typeof busyTimes> | undefined): readonly Change[] =>
  before === undefined ? [] : [remove(busyTimes, [before.personId])];
