import { compareText } from "../kernel/values/compare-text.ts";
import type { Value } from "../kernel/store/query.ts";

/** Compares values in the order of all stores: null, false, true, numbers, then text by code point. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return ranks;
  return Number(a) - Number(b);
}

/** Compares two tuples. If the second is shorter, only its leading values count. */
export function compareTuple(tuple: readonly Value[], values: readonly Value[]): number {
  for (let i = 0; i < values.length; i++) {
    const difference = compareValues(tuple[i] ?? null, values[i] ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(value: Value): number {
  if (value === null) return 0;
  return typeof value === "string" ? 2 : 1;
}
