import Papa from "papaparse";

/** The separators between cells, and at the ends of lines. */
const before = "(^|[,;\\t|])";
const after = "(?=[,;\\t|\\n]|$)";
/** A cell in typographic quotes, after spaces, or as the text that spreadsheets protect: `="Ann Lee"`. */
const quotedCell = new RegExp(`${before} *(?:=?"((?:[^"\\n]|"")*)"|[“„]([^“”„"\\n]*)[”“]) *${after}`, "gm");
const singleQuotedCell = new RegExp(`${before} *'([^'\\n]*)' *${after}`, "gm");
/** `=HYPERLINK("mailto:ann@example.org","Ann Lee")`, even inside a quoted cell. */
const formula = /=HYPERLINK\("{1,2}(?:mailto:)?([^"\n]*@[^"\n]*)"{1,2}(?:[,;] *"{1,2}([^"\n]*)"{1,2})?\)/gi;

/** `[Ann Lee](mailto:ann@example.org?subject=Hello)`. */
const markdownLink = /\[([^[\]\n]{0,200})\]\(mailto:([^()?\s]{1,320})[^()\n]{0,500}\)/gi;

const htmlTag = /<\/?(?:table|tbody|thead|tr|td|th|ul|ol|li|p|div|br|a|span|b|i|strong|em|html|body)\b[^<>]*>/i;
const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["commat", "@"],
]);

/**
 * A pasted text or file as a list that can be split: without a byte order mark, with one kind of line break and plain
 * punctuation, and with HTML, JSON and formulas replaced with the text they show.
 */
export function prepareList(text: string): string {
  const plain = fromHtml(text.replace(/^\uFEFF?(?:"?sep=.?"?\r?\n)?/i, ""))
    .replaceAll("\u001E", "\n")
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\0", "")
    .replaceAll("\u001F", "\t")
    .replace(/(?:[^\S\n\t]|\p{Cf}){30,}/gu, " ".repeat(30))
    .replace(/[│║┃]/g, "|")
    .replaceAll("＠", "@")
    .replaceAll("＜", "<")
    .replaceAll("＞", ">")
    .replace(/[，、،]/g, ",")
    .replaceAll("；", ";")
    .replace(/^(?:> ?)+/gm, "")
    .replace(markdownLink, (_, name: string, address: string) =>
      name.includes("@") ? address : `${name} <${address}>`,
    )
    .replace(formula, (_, address: string, name = "") => `${String(name)} <${address}>`)
    .replaceAll('\\"', '""');
  const json = fromJson(plain);
  if (json !== undefined) return json;
  const quoted = plain.replace(
    quotedCell,
    (_, start: string, straight?: string, curly?: string) => `${start}"${straight ?? curly ?? ""}"`,
  );
  return withoutOuterQuotes(quoted.includes('"') ? quoted : quoted.replace(singleQuotedCell, '$1"$2"'));
}

/** Lines that are quoted as a whole, because another program treated each as one cell. */
function withoutOuterQuotes(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const isWhole = lines.every((line) => /^"[^"]*"$/.test(line.trim())) && lines.some((line) => /[,;\t].*@/.test(line));
  return isWhole ? lines.map((line) => line.trim().slice(1, -1)).join("\n") : text;
}

/** The text of HTML: cells are separated by tabs, links to an address become `Ann Lee <ann@example.org>`. */
function fromHtml(text: string): string {
  const shown = htmlTag.test(text)
    ? text
        .replace(/<a\b[^<>]*\bhref=["']?mailto:([^"'?<>\s]+)[^<>]*>([^<>]*)<\/a>/gi, "$2 &lt;$1&gt;")
        .replace(/<\/t[dh]>\s*(?=<t[dh])/gi, "\t")
        .replace(/<\/?(?:tr|li|p|div|br|table|ul|ol)\b[^<>]*>/gi, "\n")
        .replace(/<\/?[a-z][^<>@]*>/gi, "")
    : text;
  return shown.replace(/&(?:#(\d{1,6})|([a-z]+));/gi, (whole, code: string | undefined, name = "") =>
    code === undefined ? (entities.get(String(name).toLowerCase()) ?? whole) : String.fromCodePoint(Number(code)),
  );
}

/** The list in a JSON array of addresses or objects. */
function fromJson(text: string): string | undefined {
  if (!/^\s*\[/.test(text) || !/\]\s*$/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed) || parsed.length === 0) return undefined;
    const items: readonly unknown[] = parsed;
    if (items.every((item) => typeof item === "string")) return items.join("\n");
    if (!items.every((item) => typeof item === "object" && item !== null)) return undefined;
    const labels = [...new Set(items.flatMap((item) => Object.keys(item)))];
    const cellsOf = (item: object): string[] =>
      labels.map((label) => {
        const value: unknown = Reflect.get(item, label);
        return typeof value === "string" ? value : "";
      });
    return Papa.unparse([labels, ...items.map(cellsOf)], { delimiter: "\t", newline: "\n" });
  } catch {
    return undefined;
  }
}
