import type { RollcallClient } from "@rollcall/core";
import Papa from "papaparse";

type ListInput = Parameters<RollcallClient["members"]["list"]>[0];
type Row = Awaited<ReturnType<RollcallClient["members"]["list"]>>["rows"][number];

/** Whom to export: a schedule, and the search, filters and order of `members.list`. */
export type MemberCsvInput = Omit<ListInput, "limit" | "after" | "before" | "from" | "skip">;

/** How to export. */
export interface MemberCsvOptions {
  /** Ends the export; what is asked for is given up. */
  readonly signal?: AbortSignal | undefined;
  /** Begins with the byte order mark U+FEFF, by which spreadsheets know UTF-8; left out if not asked for. */
  readonly bom?: boolean;
  /** Told after each page: rows so far, and of how many; null where a search or filter makes that unknown. */
  readonly onProgress?: (progress: { readonly rows: number; readonly total: number | null }) => void;
}

/** The columns, in their order; the first three are read by the import of the member list. */
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

/** Rows of one call: the most that there are. */
const pageSize = 200;

/** What a spreadsheet would take for a formula, full-width signs included (P55). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

const newline = "\r\n";

/**
 * The members of a schedule as CSV (RFC 4180, UTF-8), a piece for each page of 200: a heading, then a line for each member
 * in the order asked. Cells that a spreadsheet would run as a formula are led by `'`; what is stored stays as it is (P55).
 * @throws {RollcallError} while it is read: `request.not-found`, `request.invalid`, and what the transport throws
 */
export async function* memberCsv(
  client: RollcallClient,
  input: MemberCsvInput,
  { signal, bom = false, onProgress }: MemberCsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  yield (bom ? "\uFEFF" : "") + lines([[...columns]]);
  let rows = 0;
  for (let after: string | null | undefined; after !== null;) {
    const page = await client.members.list(
      { ...input, limit: pageSize, ...(after !== undefined && { after }) },
      { signal },
    );
    rows += page.rows.length;
    if (page.rows.length > 0) yield lines(page.rows.map((row) => columns.map((column) => row[column])));
    onProgress?.({ rows, total: page.total });
    after = page.next;
  }
}

const lines = (rows: (string | boolean)[][]): string =>
  Papa.unparse(rows, { escapeFormulae: formula, newline }) + newline;
