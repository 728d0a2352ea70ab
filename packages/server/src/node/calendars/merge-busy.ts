import type { Busy } from "@rollcall/core";
import type { Window } from "./window.ts";

/** Periods within a window: sorted, separate and not empty. */
export function mergeBusy(stretches: readonly Window[], window: Window): readonly Busy[] {
  const clipped = stretches
    .map(({ from, until }) => ({ from: Math.max(from, window.from), until: Math.min(until, window.until) }))
    .filter(({ from, until }) => from < until)
    .sort((one, other) => one.from - other.from);
  const merged: { from: number; until: number }[] = [];
  for (const stretch of clipped) {
    const last = merged.at(-1);
    if (last !== undefined && stretch.from <= last.until) last.until = Math.max(last.until, stretch.until);
    else merged.push({ ...stretch });
  }
  return merged;
}
