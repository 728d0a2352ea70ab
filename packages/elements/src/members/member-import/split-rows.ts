import Papa from "papaparse";
import { prepareList } from "./prepare-list.ts";
import { isBareAddress, readAddress, trimInvisible } from "./read-address.ts";

/** The cells of a list, row by row. */
export type Rows = readonly (readonly string[])[];

/** Whether a cell is one address, possibly with a name: `Ann Lee <ann@example.org>`. */
export const hasAddress = (cell: string): boolean => cell.includes("@") && isBareAddress(readAddress(cell).address);

/** The delimiters in order of preference, for lists that several of them divide equally well. */
const delimiters = ["\t", ";", ",", "|"];

/** Splits a text into rows. Lines in the format of mail programs have a row for each address; everything else is a table. */
export function splitRows(text: string, isHeading: (row: readonly string[]) => boolean): Rows {
  const content = alignedColumns(prepareList(text));
  const lines = content.split("\n").filter((line) => trimInvisible(line) !== "");
  const labelled = labelledRows(lines, isHeading) ?? listedAddresses(lines);
  if (labelled !== undefined) return labelled;
  const table = bestTable(content, lines);
  const isTable = table.slice(0, 10).some(isHeading) || content.includes("\t");
  if (isTable) return table;
  const pairs = pairedLines(lines);
  if (pairs !== undefined) return pairs;
  return lines.some(isMail) ? lines.flatMap((line) => rowsOfLine(line, lines.length === 1)) : table;
}

/** Columns that are aligned by spaces, as in plain text, separated by tabs. */
function alignedColumns(content: string): string {
  const lines = content.split("\n").filter((line) => line.includes("@"));
  const isAligned =
    lines.length > 1 && lines.every((line) => /\S {2,}\S.* {2,}\S/.test(line.trim()) && !/[,;|\t<]/.test(line));
  return isAligned ? content.replace(/(?<=\S) {2,}(?=\S)/g, "\t") : content;
}

/** People as blocks of labeled lines, such as `Name: Ann Lee` and `Email: ann@example.org`. */
function labelledRows(lines: readonly string[], isHeading: (row: readonly string[]) => boolean): Rows | undefined {
  const pairs = lines.map((line) => /^[\s-]*([^:@,;|\t]{1,40}):\s*(.*)$/u.exec(line));
  const labels = [...new Set(pairs.map((pair) => pair?.[1]?.trim() ?? ""))];
  if (labels.includes("") || labels.length < 2 || !isHeading(labels)) return undefined;
  const rows: string[][] = [];
  for (const pair of pairs) {
    const at = labels.indexOf(pair?.[1]?.trim() ?? "");
    if (rows.at(-1)?.[at] === undefined && rows.length > 0) (rows.at(-1) ?? [])[at] = pair?.[2] ?? "";
    else {
      const row: string[] = [];
      row[at] = pair?.[2] ?? "";
      rows.push(row);
    }
  }
  return [labels, ...rows.map((row) => Array.from(labels, (_, index) => row[index] ?? ""))];
}

/**
 * The entries of an address list in one line, some of them misspelled. Each gets a row, which shows its problem. A line that begins with a
 * name is one person, who may have several addresses. So is a line with spaces in an entry and at most two addresses. Single words before
 * and after a single address are also entries, because no name has parts on both sides. A table row has no spaces after its delimiters.
 */
function listedAddresses(lines: readonly string[]): Rows | undefined {
  const plain = withoutMarks(lines.length === 1 ? (lines[0] ?? "") : "");
  if (/["<>()[\]:]/.test(plain) || hasAddressesOnly(plain)) return undefined;
  const entries = plain
    .split(/[,;|]/.test(plain) ? /[,;|]/ : /\s+/)
    .flatMap(dividedBySpaces)
    .map(trimInvisible)
    .filter(Boolean);
  const written = entries.filter((entry) => entry.includes("@"));
  const isList = written.length > 1 && written[0] === entries[0] && written.some(isBareAddress);
  const hasSpaces = entries.some((entry) => /\s/.test(entry));
  const isAmongWords =
    /[,;|]\s/.test(plain) && written.length === 1 && ![entries[0], entries.at(-1)].includes(written[0]) && !hasSpaces;
  return isAmongWords || (isList && (!hasSpaces || written.length > 2))
    ? entries.flatMap((entry) => rowsOfLine(entry, false))
    : undefined;
}

/** An entry whose words are all addresses, as separate entries. */
function dividedBySpaces(entry: string): readonly string[] {
  const words = entry.split(/\s+/).filter(Boolean);
  return words.every((word) => word.includes("@")) ? words : [entry];
}

/** A name on one line, the address on the next. */
function pairedLines(lines: readonly string[]): Rows | undefined {
  const isPaired =
    lines.length > 3 &&
    lines.length % 2 === 0 &&
    lines.every((line, index) =>
      index % 2 === 0 ? /^[^@,;|<>:]*$/u.test(line) : isBareAddress(readAddress(line).address),
    );
  if (!isPaired) return undefined;
  return lines.flatMap((line, index) => (index % 2 === 0 ? [[mailboxCell(line, lines[index + 1] ?? "")]] : []));
}

/** The table split at the delimiter that leaves one bare address in the most rows. */
function bestTable(content: string, lines: readonly string[]): Rows {
  const sample = lines.slice(0, 200).join("\n");
  let best = { delimiter: ",", score: [0, 0, 0] };
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue;
    const rows = toTable(sample, lines.slice(0, 200), delimiter);
    const bare = rows.map((row) => row.filter(isBareAddress).length);
    const score = [
      bare.filter((count) => count === 1).length,
      bare.filter((count) => count > 0).length,
      rows.filter((row) => row.length === rows[0]?.length && row.length > 1).length / rows.length,
    ];
    const difference = score.map((value, at) => value - (best.score[at] ?? 0)).find((value) => value !== 0);
    if ((difference ?? 0) > 0) best = { delimiter, score };
  }
  return toTable(content, lines, best.delimiter);
}

function toTable(content: string, lines: readonly string[], delimiter: string): Rows {
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, newline: "\n", skipEmptyLines: "greedy" });
  // An unclosed quote would swallow the lines after it, and a quoted cell may be a list itself.
  const isBroken = errors.some(({ type }) => type === "Quotes") || data.some((row) => row.some(isListOfAddresses));
  return (isBroken ? lines.flatMap((line) => rowOf(line, delimiter)) : data)
    .map((row) => row.map(trimInvisible))
    .filter((row) => row.some((cell) => !blank.test(cell)));
}

/** An empty cell, or a line between the rows of a table in plain text. */
const blank = /^[-=:+\s\u2500-\u257F]*$/;

const isListOfAddresses = (cell: string): boolean =>
  cell.includes("\n") &&
  cell.split(/\n+/).every((line) => trimInvisible(line) === "" || line.split(/[\t;,|]/).some(hasAddress));

function rowOf(line: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(line, { delimiter });
  return errors.some(({ type }) => type === "Quotes")
    ? Papa.parse<string[]>(line.replaceAll('"', ""), { delimiter }).data
    : data;
}

const bullet = /^[\s\p{C}]*(?:(?:[-*+•‣◦·∙▪●○■□–—→➤★☐☑✓✔]|\(?\d+[.)]|[a-z]\))\s+)(?:\[[ x]?\]\s+)?/iu;
/** A link, with the subject or text it suggests. */
const mailto = /\bmailto:([^\s?<>()]+)(?:\?[^\s<>()]*)?/gi;
/** The names of fields in the header of an email, in the languages of common mail programs. */
const headerName =
  /^\s*(?:to|cc|bcc|from|an|von|kopie|à|de|para|cco|da|aan|van|till|från|til|fra|do|dw|komu|кому)\s*:\s*/iu;
/** The name of a group of addresses (RFC 5322): `Team: ann@example.org, ben@example.org;`. */
const groupName = /^[^:<>@"]{1,60}:(?!:)\s*(?=\S.*@.*@)/u;

/** `Ann Lee <ann@example.org>`, with or without quotes, or a bare address. */
const mailbox =
  /((?:"[^"]{0,200}"|[^"<>;]){0,200}?)<\s{0,9}([^<>\s]{1,400})\s{0,9}>|([^\s,;<>"()[\]@]{1,64}@[^\s,;<>"()[\]@]{1,255})/gu;

/** Whether a line is free text rather than part of a table: `<a@x>`, a bullet, a name before an address, or addresses only. */
const isMail = (line: string): boolean => {
  const plain = withoutMarks(line);
  return (
    bullet.test(line) ||
    /\bmailto:/i.test(line) ||
    /<[^<>]*@[^<>]*>/.test(plain) ||
    hasAddressesOnly(plain) ||
    nameAndAddress.test(plain)
  );
};

/** Whether a line has several addresses, and nothing between them but separators or a word such as "and". */
function hasAddressesOnly(line: string): boolean {
  const count = (line.match(/@/g) ?? []).length;
  const rest = line.replace(/[^\s,;<>"'()[\]|/@]{1,64}@[^\s,;<>"'()[\]|/@]{1,255}/gu, "");
  return (
    count > 1 && !rest.includes("@") && /^(?:[\s\p{C},;|/&+"'()[\]]|\b(?:and|und|et|or|y|e|en|og|och)\b)*$/iu.test(rest)
  );
}

/** `Ann Lee ann@example.org`, `Ann Lee: ann@example.org` or the same the other way round. */
const nameAndAddress =
  /^[\s\p{C}]*(?:([^@;,|\t"]*[^@;,|\t\s"([])[\s([]{1,30}([^\s@;,|()[\]]{1,64}@[^\s@;,|()[\]]+)[\s)\]]*|([^\s@;,|()[\]:]{1,64}@[^\s@;,|()[\]:]+)(?:\s*\(|\s*[:–—]|\s+-?)\s*([^@;,|\t"()]+)\)?\s*)$/u;

/** A line without bullets, links and Markdown, with its comments as names. */
const withoutMarks = (line: string): string =>
  line
    .replace(bullet, "")
    .replace(headerName, "")
    .replace(groupName, "")
    .replace(mailto, "$1")
    .replace(/([^\s,;<>()"@]{1,64}@[^\s,;<>()"@]{1,255})\s{0,9}\(([^()@]{1,200})\)/g, "$2 <$1>")
    .replace(/\(([^\s()@]{1,64}@[^\s()@]{1,255})\)/g, "<$1>")
    .replace(/^\s*<([^<>@\s]+@[^<>\s]+)>\s*([^<>@,;]*\p{L}[^<>@,;]*)$/u, "$2 <$1>");

/** A row for each address of a line; a line of a table remains one row. `isWhole`: it's the whole list. */
function rowsOfLine(line: string, isWhole: boolean): Rows {
  if (!isMail(line)) return bestTable(line, [line]);
  const plain = withoutMarks(line);
  if (!/<[^<>]*@/.test(plain) && !hasAddressesOnly(plain) && !nameAndAddress.test(plain))
    return bestTable(plain, [plain]);
  const segments = isWhole && !/"[^"]*;[^"]*"/.test(plain) ? plain.split(";") : [plain];
  return segments.flatMap((segment) => {
    // A name that the mail program couldn't resolve.
    const name = trimInvisible(segment).replace(/^["']+|["']+$/g, "");
    if (!segment.includes("@")) return name === "" ? [] : [[name]];
    const [, before, address, first, after] = nameAndAddress.exec(segment.includes("<") ? "" : segment) ?? [];
    const single = address ?? first;
    if (single !== undefined) return [[mailboxCell((before ?? after ?? "").replace(/[\s:–—-]+$/u, ""), single)]];
    const found = [...segment.matchAll(mailbox)].map(([, name = "", angled = "", bare]) =>
      bare === undefined
        ? [mailboxCell(name.replace(/^[\s\p{C},;]+|[\s\p{C},;]+$/gu, ""), angled)]
        : [readAddress(bare).address],
    );
    return [...found, ...misspelledIn(segment)];
  });
}

/** The entries of a line that aren't addresses but contain an at sign: each gets a row, which shows its problem. */
const misspelledIn = (segment: string): string[][] =>
  segment
    .replace(mailbox, ",")
    .split(/[,;]/)
    .map(trimInvisible)
    .filter((entry) => /\w.*@|@.*\w/u.test(entry))
    .map((entry) => [entry]);

/** One cell for a person, as mail programs write them. */
const mailboxCell = (name: string, address: string): string =>
  trimInvisible(name) === ""
    ? readAddress(address).address
    : `${name.replaceAll('"', "")} <${readAddress(address).address}>`;
