/** A placeholder for each expression while the texts around it are read as one. HTML can't contain it. */
const hole = "\0";

const tag = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/i;
/** Its first group is the opening tag. */
const verbatimElement = /(<(pre|textarea|script|style)\b(?:"[^"]*"|'[^']*'|[^"'>])*>)[^]*?(?=<\/\2|$)/gi;
const lineBreak = /[ \t\r\f]*\n[ \t\n\r\f]*/;
const token = new RegExp(`<!--[^]*?-->|${verbatimElement.source}|${tag.source}|${lineBreak.source}`, "gi");

/**
 * Collapses white space in the texts of an `html` literal: around line breaks and within tags to one space, before the
 * end of a tag to none. Quoted attribute values, comments and the content of elements that preserve white space stay the same.
 * `verbatim` lists the indexes of the expressions within such elements.
 */
export function collapseWhitespace(texts: readonly string[]): {
  readonly texts: readonly string[];
  readonly verbatim: readonly number[];
} {
  const whole = texts.join(hole);
  if (holesIn(whole) !== texts.length - 1) return { texts, verbatim: [] };
  const collapsed = whole.replace(token, (match: string, openingTag?: string) => {
    if (openingTag !== undefined) return collapseTag(openingTag) + match.slice(openingTag.length);
    if (match.startsWith("<!--")) return match;
    return match.startsWith("<") ? collapseTag(match) : " ";
  });
  const verbatim = [...whole.matchAll(verbatimElement)].flatMap(({ index, 0: element, 1: openingTag = "" }) => {
    const first = holesIn(whole.slice(0, index + openingTag.length));
    return Array.from({ length: holesIn(element.slice(openingTag.length)) }, (_, position) => first + position);
  });
  return { texts: collapsed.split(hole), verbatim };
}

const holesIn = (text: string): number => text.split(hole).length - 1;

const collapseTag = (text: string): string =>
  text.replace(/("[^"]*"|'[^']*')|[ \t\n\r\f]+/g, (_, quoted?: string) => quoted ?? " ").replace(/ >$/, ">");
