import type { Value } from "@rollcall/core";

/** The order of all stores: null, then false and true, numbers, text by code point. Negative where `a` comes first. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return ranks;
  return Number(a) - Number(b);
}

/**
 * Compares text by code point, as UTF-8 bytes compare. `<` compares UTF-16 units and would put an emoji, written
 * as two surrogates, before the last letters of the basic plane.
 */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return surrogatesLast(left) - surrogatesLast(right);
  }
  return a.length - b.length;
}

/** Compares a tuple with another that may be shorter: then only its leading values count. */
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

function surrogatesLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
