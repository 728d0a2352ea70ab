import { type Role, roles } from "../listed-member.ts";
import { type Columns, findColumns, headingRow, isForeign, isHeadingRow } from "./find-columns.ts";
import { likelyAddress } from "./likely-address.ts";
import { addressesIn, readAddress } from "./read-address.ts";
import { hasAddress, type Rows, splitRows } from "./split-rows.ts";

/** What an import can assign to the people of a list. */
export const assignedKinds = ["skills", "certifications"] as const;

/** What an import can assign to the people of a list. */
export type AssignedKind = (typeof assignedKinds)[number];

/** One row of a pasted list. */
export interface ImportedPerson {
  /** The row of the list, from 1. */
  readonly line: number;
  readonly address: string;
  readonly name: string;
  readonly role?: Role | undefined;
  /** The names of the skills and certifications in the row, if there are any. */
  readonly assign?: Readonly<Record<AssignedKind, readonly string[]>> | undefined;
  readonly problem?: "invalid" | "duplicate" | "typo" | "role" | undefined;
  /** Another address in the row, which isn't added: one row is one person. */
  readonly second?: string | undefined;
  /** The address that was probably intended. */
  readonly meant?: string | undefined;
  /** An invisible character inside the address, such as `U+200B`. */
  readonly invisible?: string | undefined;
}

/** A list as rows and columns. */
export interface ImportedTable {
  /** The headings of the columns, if the list has any. */
  readonly headings: readonly string[] | undefined;
  /** The rows of people. */
  readonly rows: Rows;
  /** The row of the list that the first person is in, from 1. */
  readonly firstLine: number;
  /** What the columns contain, as far as it was detected. */
  readonly columns: Columns;
  /** The format, if it isn't a list. It has no rows then. */
  readonly foreign?: ForeignFormat | undefined;
}

/** A format for contacts that isn't a list. */
export type ForeignFormat = "vcard" | "ldif";

const foreignFormats: readonly (readonly [ForeignFormat, RegExp])[] = [
  ["vcard", /^\s*BEGIN:VCARD\s*$/im],
  ["ldif", /^dn::? .*(?:\r\n|\r|\n)[\w;-]+::? /im],
];

/** As the server validates addresses: no encoded words, routes, consecutive dots, or signs in the domain. */
const looksLikeAddress =
  /^(?!.{255})(?!.*=\?.*\?=)(?!\.|.*\.[.@]|.*\.\d+$)[^\s@<>()[\],;:\\"%!]{1,64}@[^\s@.!-,/:-?[-`{-~]+(\.[^\s@.!-,/:-?[-`{-~]+)+$/u;
const invisible = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** Characters that contacts contain when they are copied from some programs. No name may contain them. */
const directions = /[\u202a-\u202e\u2066-\u2069]/gu;

/** The maximum number of UTF-16 code units in a name. */
const maxInName = 120;

/** Reads a table from pasted text or a file: lines, CSV or TSV, with or without a row of headings. */
export function readTable(text: string): ImportedTable {
  const [foreign] = foreignFormats.find(([, beginning]) => beginning.test(text.slice(0, 10_000))) ?? [];
  if (foreign !== undefined) return { headings: undefined, rows: [], firstLine: 1, columns: {}, foreign };
  const all = splitRows(text, isHeadingRow);
  const start = headingRow(all);
  const headings = start === undefined ? undefined : all[start];
  const firstRow = start === undefined ? 0 : start + 1;
  // Lists that were printed repeat their headings on each page.
  const isRepeated = (row: readonly string[]): boolean => String(row) === String(headings);
  const rows = all.slice(firstRow).filter((row) => !isRepeated(row));
  return { headings, rows, firstLine: firstRow + 1, columns: findColumns(headings, rows) };
}

/** Reads people from a table, or from text. */
export function readPeople(source: string | ImportedTable, columns?: Columns): readonly ImportedPerson[] {
  const table = typeof source === "string" ? readTable(source) : source;
  return checkPeople(table.rows.map((row, index) => personOf(row, index, table, columns ?? table.columns)));
}

/** Finds the problems of a list. Rows whose problem stays the same are returned as they are. */
export function checkPeople(people: readonly ImportedPerson[]): readonly ImportedPerson[] {
  const seen = new Set<string>();
  return people.map((person) => {
    const { problem, meant: _, invisible: __, ...plain } = person;
    const checked = check(problem === "role" ? { ...plain, problem } : plain, seen);
    return checked.problem === problem ? person : checked;
  });
}

function personOf(row: readonly string[], index: number, table: ImportedTable, columns: Columns): ImportedPerson {
  const cell = (column: keyof Columns): string => row[columns[column] ?? -1] ?? "";
  const own = row.filter((_, at) => !isForeign(table.headings?.[at] ?? ""));
  const any = own.find(hasAddress) ?? own.find((one) => one.includes("@"));
  const inColumn = cell("address");
  const found =
    (inColumn.includes("@") ? inColumn : (any ?? inColumn)) || (columns.address === undefined ? row[0] : "");
  const written = readAddress(found ?? "");
  const name = nameOf(cell, found === inColumn ? "" : inColumn) ?? written.name ?? "";
  const second = own.flatMap(addressesIn).find((one) => one.toLowerCase() !== written.address.toLowerCase());
  const assign = { skills: namesIn(cell("skills")), certifications: namesIn(cell("certifications")) };
  const person = {
    line: table.firstLine + index,
    address: written.address,
    name: shorten(name),
    ...(second !== undefined && { second }),
    ...(assign.skills.length + assign.certifications.length > 0 && { assign }),
  };
  // Only a column with the heading "role" sets a role.
  const word = cell("role");
  const role = roles.find((one) => new RegExp(`^${one}s?[.,;]?$`, "i").test(word));
  return word === "" || role ? { ...person, role } : { ...person, problem: "role" };
}

/** The names in a cell, separated by semicolons or line breaks. */
const namesIn = (cell: string): readonly string[] => [
  ...new Set(
    cell
      .split(/[;\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** The name in a row. `instead` is what the row has instead of an address. */
function nameOf(cell: (column: keyof Columns) => string, instead: string): string | undefined {
  const [full = "", given = "", family = ""] = [cell("name"), cell("given"), cell("family")].map((one) =>
    hasAddress(one) ? "" : one,
  );
  const parts = [given, family].filter(Boolean).join(" ");
  if (given !== "" && given === full) return given.endsWith(family) ? given : parts;
  // A single plain word next to both parts of a name is a user name.
  const isLogin = given !== "" && family !== "" && /^[\w.-]+$/.test(full);
  return [isLogin ? "" : full, parts, instead].find(Boolean);
}

/** The beginning of a name in one line, without cutting a character in half or changing the direction of text. */
function shorten(name: string): string {
  const composed = name
    .normalize("NFC")
    .replace(directions, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .trim();
  if (composed.length <= maxInName) return composed;
  let short = "";
  for (const { segment } of new Intl.Segmenter().segment(composed)) {
    if (short.length + segment.length > maxInName) break;
    short += segment;
  }
  return short.trimEnd();
}

function check(person: ImportedPerson, seen: Set<string>): ImportedPerson {
  const hidden = invisible.exec(person.address.trim().replaceAll(" ", ""))?.[0].codePointAt(0);
  if (hidden !== undefined) {
    const name = `U+${hidden.toString(16).toUpperCase().padStart(4, "0")}`;
    return { ...person, problem: "invalid", invisible: name };
  }
  if (!looksLikeAddress.test(person.address)) return { ...person, problem: "invalid" };
  const key = keyOf(person.address);
  if (seen.has(key)) return { ...person, problem: "duplicate" };
  seen.add(key);
  if (person.problem) return person;
  const meant = likelyAddress(key);
  return meant === undefined ? person : { ...person, problem: "typo", meant };
}

/** A key that is the same for all spellings of an address: in NFC, lower case, and with the domain as in DNS. */
function keyOf(address: string): string {
  const lower = address.normalize("NFC").toLowerCase();
  const [local = "", domain = ""] = lower.split("@");
  return /^[\x21-\x7e]*$/.test(domain) ? lower : `${local}@${URL.parse(`https://${domain}`)?.hostname ?? domain}`;
}
