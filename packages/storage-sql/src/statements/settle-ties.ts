import { compareText } from "@rollcall/core";
import type { Cells } from "../row-codec.ts";

/** How many rows more than a page are read, since it may end among equals: first a few, then more. */
export const rowsMore = [8, 64, 500] as const;

/**
 * Cuts a page of `limit` rows out of rows that are in order but for ties: those that are equal in the `kept` cells
 * behind the first `width` are put in the order of the `ties` cells that follow.
 * @returns the page, or undefined where the rows end among equals that the page needs
 */
export function settleTies(
  rows: Cells[],
  { limit, asked, width, kept, ties, reverse }: TiesShape,
): readonly Cells[] | undefined {
  if (rows.length <= limit && rows.length === asked) return undefined;
  if (rows.length === asked) {
    // Only groups that end before the last row read are whole.
    let whole = rows.length - 1;
    while (whole > 0 && same(rows, whole, whole - 1, width, kept)) whole--;
    if (whole < limit) return undefined;
  }
  for (let begin = 0; begin < rows.length;) {
    let end = begin + 1;
    while (end < rows.length && same(rows, begin, end, width, kept)) end++;
    if (end - begin > 1) {
      const group = rows.slice(begin, end).sort((one, other) => compare(one, other, width + kept, ties));
      if (reverse) group.reverse();
      rows.splice(begin, group.length, ...group);
    }
    begin = end;
  }
  return rows.slice(0, limit);
}

/** What a page is cut by. */
export interface TiesShape {
  readonly limit: number;
  /** How many rows were asked for; if fewer came, there are no more. */
  readonly asked: number;
  /** How many cells a row has of its own. */
  readonly width: number;
  /** How many cells follow that the rows are ordered by. */
  readonly kept: number;
  /** How many cells follow these that settle ties. */
  readonly ties: number;
  readonly reverse: boolean;
}

function same(rows: readonly Cells[], one: number, other: number, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) if (rows[one]?.[i] !== rows[other]?.[i]) return false;
  return true;
}

function compare(one: Cells, other: Cells, from: number, count: number): number {
  for (let i = from; i < from + count; i++) {
    const [a, b] = [one[i], other[i]];
    const difference = typeof a === "string" && typeof b === "string" ? compareText(a, b) : Number(a) - Number(b);
    if (difference !== 0) return difference;
  }
  return 0;
}
