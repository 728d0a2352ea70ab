import ts from "typescript";

/** A word of the style guide that has a plainer replacement, and where it was found. */
export interface ProseFinding {
  readonly line: number;
  readonly word: string;
}

/** Words that native speakers would not use in product text, with what to write instead. */
export const replacedWords: Readonly<Record<string, string>> = {
  whoever: "anyone who, the person who, or start with the subject",
  whomever: "anyone, or start with the subject",
  somebody: "someone, a person, another member",
  anew: "again",
  told: "shown, reported, notified",
  "what becomes": "what happens to, how … affects",
  "comes to": "results in, is",
  "shut out": "signed out, locked, refused",
  "is none": "is missing, is invalid, there is no",
  thereby: "this way",
  wherefrom: "where",
  whilst: "while",
  amongst: "among",
  whereupon: "then",
  henceforth: "from now on",
  "holding page": "pause page",
  colour: "color",
  colours: "colors",
  behaviour: "behavior",
  licence: "license",
  neighbour: "neighbor",
  neighbours: "neighbors",
  // Only in sentences: names of operations, stored values and identifiers keep the other spelling.
  "is cancelled": "is canceled",
  "are cancelled": "are canceled",
  "was cancelled": "was canceled",
  "be cancelled": "be canceled",
  "the catalogue": "the catalog",
  "a catalogue": "a catalog",
  recognised: "recognized",
  afterwards: "afterward",
  towards: "toward",
  "lower-case": "lowercase",
  "upper-case": "uppercase",
  "set-up": "setup",
  "clean-up": "cleanup",
};

// "there is none" is ordinary English.
const words = new RegExp(`\\b(?<!there )(?:${Object.keys(replacedWords).join("|")})\\b`, "gi");

/** Rule names that read as sentences keep their words. */
const ruleNames = /somebody stays assignable|somebodyStaysAssignable/g;

/** Finds replaced words in text, such as a Markdown page. */
export const findInText = (text: string, firstLine = 1): readonly ProseFinding[] =>
  text
    .replace(ruleNames, "")
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(words)].map(([word]) => ({ line: firstLine + index, word: word.toLowerCase() })),
    );

const prose = new Set([
  ts.SyntaxKind.SingleLineCommentTrivia,
  ts.SyntaxKind.MultiLineCommentTrivia,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
]);

/** The tokens of a source, with the parts of template literals. */
function* tokensOf(
  source: string,
): Generator<{ readonly kind: ts.SyntaxKind; readonly text: string; readonly at: number }> {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  // The open braces of each template literal around the current token, innermost first.
  let templates: readonly number[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const [open, ...outer] = templates;
    if (kind === ts.SyntaxKind.CloseBraceToken && open === 0) kind = scanner.reScanTemplateToken(false);
    else if (kind === ts.SyntaxKind.CloseBraceToken && open !== undefined) templates = [open - 1, ...outer];
    else if (kind === ts.SyntaxKind.OpenBraceToken && open !== undefined) templates = [open + 1, ...outer];
    if (kind === ts.SyntaxKind.TemplateHead) templates = [0, ...templates];
    if (kind === ts.SyntaxKind.TemplateTail) templates = outer;
    yield { kind, text: scanner.getTokenText(), at: scanner.getTokenStart() };
  }
}

/** Finds replaced words in the comments, messages and test titles of a TypeScript source. */
export function findInSource(source: string): readonly ProseFinding[] {
  const findings: ProseFinding[] = [];
  let line = 1;
  let counted = 0;
  for (const { kind, text, at } of tokensOf(source)) {
    if (!prose.has(kind)) continue;
    line += source.slice(counted, at).split("\n").length - 1;
    counted = at;
    findings.push(...findInText(text, line));
  }
  return findings;
}
