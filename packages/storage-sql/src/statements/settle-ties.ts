import { compareText } from "@rollcall/core";
import type { Cells } from "../steps.ts";

/** How many rows are read beyond a page, because it may end among ties: first a few, then more. */
export const rowsMore = [8, 64, 500] as const;

/**
 * Cuts a page of `limit` rows out of rows that are sorted except for ties: rows that are equal in the `kept` cells after the
 * first `width` are sorted by the `ties` cells that follow.
 * @returns the page, or undefined if the rows end among ties that the page needs
 */
export function settleTies(
  rows: Cells[],
  { limit, asked, width, kept, numeric, reverse }: TiesShape,
): readonly Cells[] | undefined {
  if (rows.length <= limit && rows.length === asked) return undefined;
  if (rows.length === asked) {
    // Only groups that end before the last row are complete.
    let whole = rows.length - 1;
    while (whole > 0 && same(rows, whole, whole - 1, width, kept)) whole--;
    if (whole < limit) return undefined;
  }
  for (let begin = 0; begin < rows.length;) {
    let end = begin + 1;
    while (end < rows.length && same(rows, begin, end, width, kept)) end++;
    if (end - begin > 1) {
      const group = rows.slice(begin, end).sort((one, other) => compare(one, other, width + kept, numeric));
      if (reverse) group.reverse();
      rows.splice(begin, group.length, ...group);
    }
    begin = end;
  }
  return rows.slice(0, limit);
}

/** The parameters of a page. */
export interface TiesShape {
  readonly limit: number;
  /** How many rows were requested; if there are fewer, the list has ended. */
  readonly asked: number;
  /** The number of cells of the row itself. */
  readonly width: number;
  /** The number of following cells that define the order. */
  readonly kept: number;
  /** For each of the following cells, which break ties, whether it is a number. */
  readonly numeric: readonly boolean[];
  readonly reverse: boolean;
}

function same(rows: readonly Cells[], one: number, other: number, from: number, count: number): boolean {
  for (let i = from; i < from + count; i++) if (rows[one]?.[i] !== rows[other]?.[i]) return false;
  return true;
}

function compare(one: Cells, other: Cells, from: number, numeric: readonly boolean[]): number {
  for (const [i, isNumber] of numeric.entries()) {
    const [a, b] = [one[from + i], other[from + i]];
    const difference = isNumber ? Number(a) - Number(b) : compareText(String(a), String(b));
    if (difference !== 0) return difference;
  }
  return 0;
}
