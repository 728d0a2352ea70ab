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
};

const words = new RegExp(`\\b(?:${Object.keys(replacedWords).join("|")})\\b`, "gi");

/** Rule names that read as sentences keep their words. */
const ruleNames = /somebody stays assignable|somebodyStaysAssignable/g;

/** Finds replaced words in a text, such as a Markdown page. */
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
]);

/** Finds replaced words in the comments, messages and test titles of a TypeScript source. */
export function findInSource(source: string): readonly ProseFinding[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const findings: ProseFinding[] = [];
  let line = 1;
  let counted = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (!prose.has(token)) continue;
    const start = scanner.getTokenStart();
    line += source.slice(counted, start).split("\n").length - 1;
    counted = start;
    findings.push(...findInText(scanner.getTokenText(), line));
  }
  return findings;
}
