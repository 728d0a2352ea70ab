import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import Papa from "papaparse";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";

/** A row of a CSV file. Values are empty if their column is missing. */
export interface ImportRow {
  readonly name: string;
  readonly address: string;
  readonly role: string;
}

/** Titles of columns, in lower case without spaces, dashes and underscores. Earlier ones take precedence. */
const columns = {
  name: ["name", "fullname", "displayname", "username"],
  address: ["email", "emailaddress", "mail", "address"],
  role: ["role", "schedulerole"],
} as const;

/**
 * Reads a CSV file whose first row names the columns `email`, `name` and `role`. A row with too few values isn't refused here:
 * the import refuses what it can't add, and adds the others.
 * @throws {CliError} the file can't be read, it has no column with addresses, or a quote isn't closed, which would hide rows
 */
export async function readRows(path: string, { cwd }: Pick<CliContext, "cwd">): Promise<readonly ImportRow[]> {
  // Spreadsheets may write the delimiter above the headings.
  const text = (await readText(path, { cwd })).replace(/^"?sep=.?"?\r?\n/i, "");
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const unclosed = errors.find(({ type }) => type === "Quotes");
  if (unclosed !== undefined)
    throw new CliError(2, `\`${path}\` can't be read: a quote in row ${(unclosed.row ?? 0) + 1} isn't closed`);
  const [header = [], ...rows] = data;
  const keys = header.map((title) => title.toLowerCase().replace(/[\s_-]/g, ""));
  const at = (titles: readonly string[]): number => {
    const used = titles.find((title) => keys.includes(title));
    return keys.findIndex((key) => key === used);
  };
  const [name, address, role] = [at(columns.name), at(columns.address), at(columns.role)];
  if (address < 0) throw new CliError(2, `\`${path}\` has no column \`email\`: its first row must name the columns`);
  return rows.map((row) => {
    const value = (column: number): string => row[column]?.trim() ?? "";
    return { name: value(name), address: value(address), role: value(role).toLowerCase() };
  });
}

/**
 * Reads a text file without its byte order mark: UTF-8, UTF-16 with its mark, or else Windows-1252, which spreadsheets often write.
 * @throws {CliError} it can't be read
 */
export async function readText(path: string, { cwd }: Pick<CliContext, "cwd">): Promise<string> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => {
    throw new CliError(2, `\`${path}\` can't be read: ${(error as NodeJS.ErrnoException).code ?? ""}`, {
      cause: error,
    });
  });
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
