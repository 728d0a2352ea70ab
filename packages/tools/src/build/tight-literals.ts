import { transformSync } from "esbuild";
import type { AstNode, Plugin } from "rollup";

interface Literal {
  readonly tag: string;
  readonly quasis: readonly AstNode[];
}

/**
 * Makes the style sheets and templates in the sources as small as the code around them: minifiers of JavaScript leave
 * literals alone. It comes after what compiles; lines keep their numbers, so that source maps stay true.
 */
export const tightLiterals = (): Plugin => ({
  name: "tight-literals",
  transform(code, id) {
    if (!/packages\/\w+\/src\//.test(id) || !/\b(css|html)`/.test(code)) return undefined;
    let tight = code;
    const pieces = literalsIn(this.parse(code)).flatMap(({ tag, quasis }) => quasis.map((piece) => ({ tag, piece })));
    for (const { tag, piece } of pieces.sort((one, other) => other.piece.start - one.piece.start)) {
      const text = code.slice(piece.start, piece.end);
      const isLast = code[piece.end] === "`";
      // The lines that go stand behind the literal, or in the expression that follows.
      const lines = "\n".repeat(text.split("\n").length - 1);
      const rest = tight.slice(piece.end + (isLast ? 1 : 2));
      tight = `${tight.slice(0, piece.start)}${tag === "css" ? sheet(text) : fold(text)}${isLast ? "`" : "${"}${lines}${rest}`;
    }
    return { code: tight, map: null };
  },
});

/** A style sheet in one piece. What stands in custom properties is left alone by minifiers: blanks there say nothing. */
const sheet = (text: string): string =>
  transformSync(text, { loader: "css", minify: true })
    .code.trim()
    .replace(/("[^"]*")|, /g, (_, quoted?: string) => quoted ?? ",")
    .replace(/([{;]--[\w-]+): /g, "$1:");

/** One blank shows as many do, and none before the end of a tag. */
const fold = (text: string): string => text.replace(/\s*\n\s*/g, " ").replace(/^ >|(?<=") >/g, ">");

function literalsIn(node: unknown): Literal[] {
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap(literalsIn);
  if (!isTagged(node)) return inside;
  const { tag, quasi } = node;
  const isOurs = tag.name === "html" || (tag.name === "css" && quasi.quasis.length === 1);
  return isOurs ? [...inside, { tag: tag.name, quasis: quasi.quasis }] : inside;
}

const isTagged = (
  node: object,
): node is { readonly tag: { readonly name: string }; readonly quasi: { readonly quasis: readonly AstNode[] } } =>
  "type" in node && node.type === "TaggedTemplateExpression";
