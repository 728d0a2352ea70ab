import { UpstreamFailure } from "./upstream-failure.ts";

/** A page of a list and where the next one starts. */
export interface UpstreamPage<Row, Cursor> {
  readonly rows: readonly Row[];
  /** Null after the last page. */
  readonly next: Cursor | null;
}

/**
 * Reads all pages of a list. A list that repeats a page, or ends with an empty page when more should follow, is incomplete.
 * @param options `isEnough` stops after a page for which it returns true
 * @throws {UpstreamFailure}
 */
export async function collectPages<Row, Cursor>(
  first: Cursor,
  read: (cursor: Cursor) => Promise<UpstreamPage<Row, Cursor>>,
  { maxRows = 100_000, isEnough }: { maxRows?: number; isEnough?: (rows: readonly Row[]) => boolean } = {},
): Promise<readonly Row[]> {
  const all: Row[] = [];
  const seen = new Set<Cursor>();
  for (let cursor: Cursor | null = first; cursor !== null;) {
    if (seen.has(cursor)) throw new UpstreamFailure("incomplete");
    seen.add(cursor);
    const { rows, next }: UpstreamPage<Row, Cursor> = await read(cursor);
    if (rows.length === 0 && next !== null) throw new UpstreamFailure("incomplete");
    all.push(...rows);
    if (all.length > maxRows) throw new UpstreamFailure("too-large");
    if (isEnough?.(rows) === true) break;
    cursor = next;
  }
  return all;
}
