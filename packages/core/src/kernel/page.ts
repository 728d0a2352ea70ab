import { RollcallError } from "../contract/rollcall-error.ts";

/** A keyset page: rows, and where the pages before and behind it begin. `null`: there is none. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
}

/** What a caller asked of a page. `after` and `before` exclude each other. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly from?: string | undefined;
  readonly skip?: number | undefined;
}

/** The keyset part of a list read: one row more than asked, to know whether there are more. */
export interface PageWindow {
  readonly limit: number;
  readonly after: readonly string[] | undefined;
  readonly reverse: boolean;
}

/**
 * Reads the cursors of a request.
 * @param request the cursors and the limit asked for
 * @param width how many values the order of the list has
 * @param descending whether the list itself runs backwards
 * @throws {RollcallError} `request.invalid` a cursor is not one of this list's, or there are two
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

/** Cuts a page out of what a window read. `keyOf` gives the order values of a row. */
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

function fromCursor(cursor: string, width: number, field: string): readonly string[] {
  try {
    const values: unknown = JSON.parse(cursor);
    const fits = Array.isArray(values) && values.length === width && values.every((value) => typeof value === "string");
    if (fits) return values;
  } catch {
    // falls through to the same refusal
  }
  throw invalid(field, "a cursor of this list");
}

const invalid = (field: string, expected: string): RollcallError =>
  new RollcallError("request.invalid", { issues: [{ field, expected }] });
