import { RollcallError } from "../../contract/rollcall-error.ts";
import { isStorable } from "../values/storable-text.ts";

/** A keyset page: rows, and cursors of the next and previous pages; null if there is no such page. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
}

/** A requested page. `after` and `before` are mutually exclusive. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly from?: string | undefined;
  readonly skip?: number | undefined;
}

/** The keyset part of a list query: one row more than requested, to find out whether there are more. */
export interface PageWindow {
  readonly limit: number;
  readonly after: readonly string[] | undefined;
  readonly reverse: boolean;
}

/**
 * Reads the cursors of a request.
 * @param request the requested cursors and limit
 * @param width the number of columns that order the list
 * @param descending whether the list itself is in descending order
 * @throws {RollcallError} `request.invalid` a cursor belongs to another list, or there are two cursors
 */
export function toWindow(request: PageRequest, width: number, descending = false): PageWindow {
  const backwards = request.before !== undefined;
  if (backwards && request.after !== undefined) throw invalid("before", "either `after` or `before`");
  const at = request.before ?? request.after;
  return {
    limit: request.limit + 1,
    after: at === undefined ? undefined : fromCursor(at, width, backwards ? "before" : "after"),
    reverse: backwards !== descending,
  };
}

/** Creates a page from the rows of a window. `keyOf` returns the order values of a row. */
export function toPage<Row>(
  found: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => readonly string[],
): Page<Row> {
  const backwards = request.before !== undefined;
  const more = found.length > request.limit;
  const rows = more ? found.slice(0, request.limit) : [...found];
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const reached = request.after !== undefined || request.from !== undefined || (request.skip ?? 0) > 0;
  return {
    rows,
    next: last !== undefined && (backwards || more) ? JSON.stringify(keyOf(last)) : null,
    previous: first !== undefined && (backwards ? more : reached) ? JSON.stringify(keyOf(first)) : null,
  };
}

function fromCursor(cursor: string, width: number, field: "after" | "before"): readonly string[] {
  try {
    const values: unknown = JSON.parse(cursor);
    const fits = Array.isArray(values) && values.length === width && values.every(isOrderValue);
    if (fits) return values;
  } catch {
    // Rejected below.
  }
  throw invalidCursor(field);
}

/** No row has text that can't be stored. JSON can write it with escapes. */
const isOrderValue = (value: unknown): value is string => typeof value === "string" && isStorable(value);

/** The error for a malformed cursor, or one from another list. */
export const invalidCursor = (field: "after" | "before"): RollcallError => invalid(field, "a cursor of this list");

const invalid = (field: string, expected: string): RollcallError =>
  new RollcallError("request.invalid", { issues: [{ field, expected }] });
