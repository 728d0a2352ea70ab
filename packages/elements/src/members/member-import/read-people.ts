import Papa from "papaparse";
import { readAddress } from "./read-address.ts";
import { type Role, roles } from "../wire.ts";

/** One row of a pasted list. */
export interface ImportedPerson {
  /** The row of the list, from 1. */
  readonly line: number;
  readonly address: string;
  readonly name: string;
  readonly role?: Role | undefined;
  readonly problem?: "invalid" | "duplicate" | "typo" | "role" | undefined;
  /** Another address in the row, which isn't added: one row is one person. */
  readonly second?: string | undefined;
  /** The address that was probably intended. */
  readonly meant?: string | undefined;
}

const looksLikeAddress = /^(?!.*=\?.*\?=)[^\s@<>()[\],;:\\"%!]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u;
const headings = {
  address: /^(.*mail.*|address|adresse|correo.*|courriel)$/i,
  name: /^(name|full name|display name|nom|nombre)$/i,
  first: /^(first ?name|given ?name|vorname|prénom)$/i,
  last: /^(last ?name|family ?name|surname|nachname)$/i,
  role: /^(role|rolle|rôle|rol)$/i,
};
type Columns = Partial<Record<keyof typeof headings, number>>;

/** Domains that are often mistyped, for a hint. */
const known = [
  "gmail.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "icloud.com",
  "googlemail.com",
  "gmx.de",
  "web.de",
];

/** Reads people from pasted text or a file: lines, CSV or TSV, with or without a heading row. */
export function readPeople(text: string): readonly ImportedPerson[] {
  const cells = cellsOf(text.replace(/^\uFEFF?sep=.\r?\n/i, ""));
  const columns = columnsOf(cells[0] ?? []);
  const people = cells
    .slice(columns ? 1 : 0)
    .map((row, index) => personOf(row, columns ?? {}, index + (columns ? 2 : 1)));
  const seen = new Set<string>();
  return people.map((person) => check(person, seen));
}

/** The rows of a text. Lines in the format of mail programs have a row for each address; everything else is a table. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const isTable = columnsOf(parsed(lines[0] ?? "")[0] ?? []) !== undefined;
  if (!isTable && !text.includes("\t") && lines.some((line) => isMail(line))) return lines.flatMap(rowsOfLine);
  const rows = parsed(text);
  // An unclosed quote would swallow the lines after it.
  const isSwallowed = rows.some((row) => row.some((cell) => /[\r\n]/.test(cell) && cell.includes("@")));
  return isSwallowed ? lines.flatMap((line) => parsed(line.replaceAll('"', ""))) : rows;
}

const parsed = (text: string): string[][] =>
  Papa.parse<string[]>(text, { skipEmptyLines: "greedy" }).data.map((row) => row.map((cell) => cell.trim()));

const bullet = /^\s*[-*•]\s+/u;
const mailto = /\bmailto:/gi;
/** `Ann Lee <ann@example.org>`, with or without quotes, or a bare address. */
const mailbox = /((?:"[^"]*"|[^"<>;])*?)<\s*([^<>\s]+)\s*>|([^\s,;<>"]+@[^\s,;<>"]+)/gu;

/** Whether a line is free text rather than part of a table: `<a@x>`, a bullet, or addresses only. */
const isMail = (line: string): boolean =>
  /<[^<>]*@[^<>]*>/.test(line) || bullet.test(line) || /\bmailto:/i.test(line) || addressesOnly.test(line);
const addressesOnly = /^\s*[^\s,;<>"]+@[^\s,;<>"]+(?:[\s,;]+[^\s,;<>"]+@[^\s,;<>"]+)+[\s,;]*$/u;

/** A row for each address of a line; a line of a table remains one row. */
function rowsOfLine(line: string): readonly (readonly string[])[] {
  const plain = line.replace(bullet, "").replace(mailto, "");
  if (!isMail(line) || (!plain.includes("<") && !addressesOnly.test(plain))) return parsed(plain);
  return [...plain.matchAll(mailbox)].map(([, name = "", address, bare]) => {
    const written = name
      .replace(/^[\s,;]+/, "")
      .replaceAll('"', "")
      .trim();
    return bare === undefined && written !== "" ? [address ?? "", written] : [bare ?? address ?? ""];
  });
}

function columnsOf(row: readonly string[]): Columns | undefined {
  if (row.some((cell) => cell.includes("@"))) return undefined;
  const columns: Columns = {};
  for (const [name, heading] of Object.entries(headings)) {
    const at = row.findIndex((cell) => heading.test(cell));
    if (at >= 0) columns[name as keyof typeof headings] = at;
  }
  return columns.address === undefined ? undefined : columns;
}

function personOf(row: readonly string[], columns: Columns, line: number): ImportedPerson {
  const cell = (column: keyof Columns): string => row[columns[column] ?? -1] ?? "";
  const found =
    columns.address === undefined ? (row.find((one) => one.includes("@")) ?? row[0] ?? "") : cell("address");
  const written = readAddress(found);
  // A second address is not a name.
  const others = row.filter((one) => one !== found && one !== "" && !one.includes("@") && !roleOf(one));
  const parts = [cell("first"), cell("last")].filter(Boolean).join(" ");
  const adjacent = columns.address === undefined ? others.slice(0, 2).join(" ") : "";
  const name = [cell("name"), parts, written.name, adjacent].find(Boolean) ?? "";
  const second = row
    .map((one) => readAddress(one).address)
    .find((one) => one !== written.address && looksLikeAddress.test(one));
  const person = { line, address: written.address, name: name.slice(0, 120), ...(second && { second }) };
  // Only a column with the heading "role" sets a role.
  const word = cell("role");
  const role = roleOf(word);
  return word === "" || role ? { ...person, role } : { ...person, problem: "role" };
}

const roleOf = (cell: string): Role | undefined => roles.find((role) => role === cell.toLowerCase());

function check(person: ImportedPerson, seen: Set<string>): ImportedPerson {
  if (!looksLikeAddress.test(person.address)) return { ...person, problem: "invalid" };
  const key = person.address.toLowerCase();
  if (seen.has(key)) return { ...person, problem: "duplicate" };
  seen.add(key);
  if (person.problem) return person;
  const meant = meantAddress(key);
  return meant === undefined ? person : { ...person, problem: "typo", meant };
}

function meantAddress(address: string): string | undefined {
  const [local = "", domain = ""] = address.split("@");
  if (known.includes(domain)) return undefined;
  const near = known.find((one) => isOneSlipAway(one, domain));
  return near && `${local}@${near}`;
}

/** Whether two words differ by one inserted, missing or different letter, or by two swapped neighbors. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (word: string, skip: number): string => word.slice(start + skip);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return (
    rest(one, 1) === rest(other, 1) ||
    rest(one, 1) === rest(other, 0) ||
    rest(one, 0) === rest(other, 1) ||
    (swapped && rest(one, 2) === rest(other, 2))
  );
}

/**
 * Decodes the text of a file: UTF-16 by its byte order mark, UTF-8 if it is valid, otherwise Windows-1252, which Excel often
 * writes.
 */
export async function readText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
