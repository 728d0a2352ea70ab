import Papa from "papaparse";
import { readAddress, trimInvisible } from "./read-address.ts";

/** The cells of a list, row by row. */
export type Rows = readonly (readonly string[])[];

const bareAddress = /^[^\s@<>()[\],;:|\\"]{1,64}@[^\s@.,;:|<>()"']+(\.[^\s@.,;:|<>()"']+)+$/u;

/** Whether a cell is one address, with nothing around it. */
export const isBareAddress = (cell: string): boolean => bareAddress.test(trimInvisible(cell));

/** Whether a cell is one address, possibly with a name: `Ann Lee <ann@example.org>`. */
export const hasAddress = (cell: string): boolean => cell.includes("@") && isBareAddress(readAddress(cell).address);

/** In order of preference, for lists that several of them divide equally well. */
const delimiters = ["\t", ";", ",", "|"];

/** Splits a text into rows. Lines in the format of mail programs have a row for each address; everything else is a table. */
export function splitRows(text: string, isHeading: (row: readonly string[]) => boolean): Rows {
  const content = text.replace(/^\uFEFF?(?:"?sep=.?"?\r?\n)?/i, "").replaceAll("\0", "");
  const lines = content.split(/\r\n|\r|\n/).filter((line) => trimInvisible(line) !== "");
  const table = bestTable(content, lines);
  const isTable = table.slice(0, 10).some(isHeading) || content.includes("\t");
  return !isTable && lines.some(isMail) ? lines.flatMap(rowsOfLine) : table;
}

/** The table by the delimiter that leaves one bare address in the most rows. */
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
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, skipEmptyLines: "greedy" });
  // An unclosed quote would swallow the lines after it, and a quoted cell may be a list itself.
  const isBroken = errors.some(({ type }) => type === "Quotes") || data.some((row) => row.some(isListOfAddresses));
  return (isBroken ? lines.flatMap((line) => rowOf(line, delimiter)) : data)
    .map((row) => row.map(trimInvisible))
    .filter((row) => row.some((cell) => !blank.test(cell)));
}

/** An empty cell, or a line below the headings as in Markdown. */
const blank = /^[-=:\s]*$/;

const isListOfAddresses = (cell: string): boolean =>
  /[\r\n]/.test(cell) &&
  cell.split(/[\r\n]+/).every((line) => trimInvisible(line) === "" || line.split(/[\t;,|]/).some(hasAddress));

function rowOf(line: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(line, { delimiter });
  return errors.some(({ type }) => type === "Quotes")
    ? Papa.parse<string[]>(line.replaceAll('"', ""), { delimiter }).data
    : data;
}

const bullet = /^[\s\p{C}]*(?:[-*•‣◦]|\d+[.)])\s+/u;
/** A link, with the subject or text it suggests. */
const mailto = /\bmailto:([^\s?<>()]+)(?:\?[^\s<>()]*)?/gi;

/** `Ann Lee <ann@example.org>`, with or without quotes, or a bare address. */
const mailbox = /((?:"[^"]*"|[^"<>;])*?)<\s*([^<>\s]+)\s*>|([^\s,;<>"()[\]]+@[^\s,;<>"()[\]]+)/gu;

/** Whether a line is free text rather than part of a table: `<a@x>`, a bullet, a name before an address, or addresses only. */
const isMail = (line: string): boolean =>
  /<[^<>]*@[^<>]*>/.test(line) ||
  bullet.test(line) ||
  /\bmailto:/i.test(line) ||
  addressesOnly.test(line) ||
  nameAndAddress.test(line);

const addressesOnly = /^[\s\p{C}]*[^\s,;<>"]+@[^\s,;<>"]+(?:[\s,;]+[^\s,;<>"]+@[^\s,;<>"]+)+[\s\p{C},;]*$/u;

/** `Ann Lee ann@example.org`, `Ann Lee (ann@example.org)` or the same the other way round. */
const nameAndAddress =
  /^[\s\p{C}]*(?:([^@;,|\t"]*[^@;,|\t\s"([])[\s([]+([^\s@;,|()[\]]+@[^\s@;,|()[\]]+)[\s)\]]*|([^\s@;,|()[\]]+@[^\s@;,|()[\]]+)[\s(–-]+([^@;,|\t"()]+)\)?\s*)$/u;

/** A row for each address of a line; a line of a table remains one row. */
function rowsOfLine(line: string): Rows {
  const plain = line
    .replace(bullet, "")
    .replace(mailto, "$1")
    .replace(/\[([^[\]]*)\](?=\()/g, "$1 ");
  const [, before, address, first, after] = nameAndAddress.exec(plain.includes("<") ? "" : plain) ?? [];
  const single = address ?? first;
  if (single !== undefined) return [[single, (before ?? after ?? "").replace(/[\s:–-]+$/u, "")]];
  if (!isMail(line) || (!plain.includes("<") && !addressesOnly.test(plain))) return bestTable(plain, [plain]);
  return [...plain.matchAll(mailbox)].map(([, name = "", angled = "", bare]) => {
    const written = name.replace(/^[\s\p{C},;]+|[\s\p{C},;]+$/gu, "");
    const person = bare === undefined ? readAddress(`${written} <${angled}>`) : readAddress(bare);
    return person.name === undefined ? [person.address] : [person.address, person.name.replaceAll('"', "")];
  });
}
