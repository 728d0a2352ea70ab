import type { RollcallClient } from "@rollcall/core";
import { toLines } from "./to-lines.ts";

type ListInput = Parameters<RollcallClient["members"]["list"]>[0];
type Row = Awaited<ReturnType<RollcallClient["members"]["list"]>>["rows"][number];

/** Selects the members to export: a schedule, and the search, filters and order of `members.list`. */
export type MemberCsvInput = Omit<ListInput, "limit" | "after" | "before" | "from" | "skip">;

/** Options of an export. */
export interface MemberCsvOptions {
  /** Aborts the export and its current request. */
  readonly signal?: AbortSignal | undefined;
  /** Whether to start with the byte order mark U+FEFF, which some spreadsheets need to detect UTF-8. Default: false. */
  readonly bom?: boolean;
  /** Called after each page with the number of rows so far and in total; null if a search or filter makes the total unknown. */
  readonly onProgress?: (progress: { readonly rows: number; readonly total: number | null }) => void;
}

/** The columns in order. The import of the member list reads the first three. */
const columns = [
  "name",
  "email",
  "role",
  "assignable",
  "invited",
  "invitation",
  "calendar",
  "affiliation",
] as const satisfies readonly (keyof Row)[];

/** Rows per call: the maximum page size. */
const pageSize = 200;

/**
 * Exports the members of a schedule as CSV (RFC 4180, UTF-8), in chunks of 200 rows: a header, then one line per member in
 * the requested order. Cells that a spreadsheet would run as a formula are prefixed with `'`; stored values do not change (P55).
 * @throws {RollcallError} while reading: `request.not-found`, `request.invalid`, and errors of the transport
 */
export async function* memberCsv(
  client: RollcallClient,
  input: MemberCsvInput,
  { signal, bom = false, onProgress }: MemberCsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  yield (bom ? "\uFEFF" : "") + toLines([[...columns]]);
  let rows = 0;
  for (let after: string | null | undefined; after !== null;) {
    const page = await client.members.list(
      { ...input, limit: pageSize, ...(after !== undefined && { after }) },
      { signal },
    );
    rows += page.rows.length;
    if (page.rows.length > 0) yield toLines(page.rows.map((row) => columns.map((column) => row[column])));
    onProgress?.({ rows, total: page.total });
    after = page.next;
  }
}
