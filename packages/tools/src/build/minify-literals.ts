import { transformSync } from "esbuild";
import MagicString from "magic-string";
import type { Plugin } from "rollup";
import { collapseWhitespace } from "./collapse-whitespace.ts";

interface TemplateElement {
  readonly start: number;
  readonly end: number;
  readonly value: { readonly cooked: string | null };
}

interface TaggedTemplate {
  readonly type: "TaggedTemplateExpression";
  readonly tag: { readonly name?: string };
  readonly quasi: { readonly quasis: readonly TemplateElement[]; readonly expressions: readonly unknown[] };
}

/** A piece of text between two expressions of a literal, and its replacement. */
interface Replacement {
  readonly piece: TemplateElement;
  readonly text: string;
}

/**
 * A Rollup plugin that minifies Lit's `css` and `html` literals, which JavaScript minifiers don't change. Visible text
 * stays the same, character by character: literals are read and written as JavaScript (`"\\b7"` in a literal is `\b7` to
 * CSS), and white space in templates is only ever collapsed to one space. Style sheets with expressions are not minified.
 * Runs on JavaScript, so it follows the plugin that compiles TypeScript.
 */
export const minifyLiterals = (): Plugin => ({
  name: "minify-literals",
  transform(code, id) {
    if (id.includes("/node_modules/") || !/\b(?:css|html)`/.test(code)) return undefined;
    const result = new MagicString(code);
    for (const { piece, text } of replacementsIn(this.parse(code))) {
      if (text !== piece.value.cooked) result.overwrite(piece.start, piece.end, toTemplateText(text));
    }
    return result.hasChanged()
      ? { code: result.toString(), map: result.generateMap({ hires: "boundary" }) }
      : undefined;
  },
});

function replacementsIn(node: unknown, isVerbatim = false): Replacement[] {
  if (typeof node !== "object" || node === null) return [];
  if (!isTaggedTemplate(node)) return Object.values(node).flatMap((child) => replacementsIn(child, isVerbatim));
  const { quasis, expressions } = node.quasi;
  const texts = quasis.map(({ value }) => value.cooked ?? undefined);
  let minified: readonly (string | undefined)[] = texts;
  let verbatim: readonly number[] = [];
  if (isComplete(texts)) {
    if (node.tag.name === "css" && texts.length === 1) minified = texts.map(minifyStyles);
    if (node.tag.name === "html" && !isVerbatim) ({ texts: minified, verbatim } = collapseWhitespace(texts));
  }
  return [
    ...quasis.flatMap((piece, index) => {
      const text = minified[index];
      return text === undefined ? [] : [{ piece, text }];
    }),
    ...expressions.flatMap((inside, index) => replacementsIn(inside, isVerbatim || verbatim.includes(index))),
  ];
}

const isTaggedTemplate = (node: object): node is TaggedTemplate =>
  "type" in node && node.type === "TaggedTemplateExpression";

/** A tagged literal may contain an invalid escape; it has no text then. */
const isComplete = (texts: readonly (string | undefined)[]): texts is readonly string[] => !texts.includes(undefined);

/** esbuild keeps white space in custom properties. It has no meaning after their colon or a comma. */
function minifyStyles(text: string): string {
  const { code, warnings } = transformSync(text, { loader: "css", minify: true, charset: "utf8", logLevel: "silent" });
  if (warnings[0]) throw new Error(`invalid CSS: ${warnings[0].text}: ${warnings[0].location?.lineText ?? ""}`);
  return code
    .trim()
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<=[{;]--[\w-]+): |, /g, (match) =>
      match === ": " || match === ", " ? match.trim() : match,
    );
}

/** The source of a text in a template literal. A carriage return would be read as a line feed. */
const toTemplateText = (text: string): string => text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replaceAll("\r", "\\r");
