import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import ts from "typescript";

/** The public API of an element, as found in sources. */
export interface Usage {
  /** Names of parts. Those that are computed at run time are missing. */
  readonly parts: Set<string>;
  /** Names of slots; empty for the default one. */
  readonly slots: Set<string>;
  /** Custom properties that styles read, with the value in their place. */
  readonly cssProperties: Map<string, string>;
  /** All words in strings and templates, including parts of names that are computed at run time. */
  readonly words: Set<string>;
}

/** A top-level declaration of a module. */
interface Declaration extends Usage {
  /** All identifiers in it. */
  readonly identifiers: Set<string>;
  /** The modules that it imports on demand. */
  readonly lazyImports: Set<string>;
}

/** An export of another module of the package. */
interface ImportedName {
  readonly file: string;
  readonly name: string;
}

/** A module of a package, read without its types. */
export interface SourceModule {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Its imports from modules of the same package, by local name, without types. */
  readonly imports: ReadonlyMap<string, ImportedName>;
}

export const createUsage = (): Usage => ({
  parts: new Set(),
  slots: new Set(),
  cssProperties: new Map(),
  words: new Set(),
});

/** Reads a module. */
export function readSourceModule(file: string): SourceModule {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext, true);
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, ImportedName>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      for (const [name, imported] of importedNames(statement)) imports.set(name, imported);
    } else if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) {
      const declaration = readDeclaration(statement);
      for (const name of declaredNames(statement)) declarations.set(name, declaration);
    }
  }
  return { declarations, imports };
}

/** A statement without a name has its position as name. */
function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return [isNamed && statement.name ? statement.name.text : String(statement.pos)];
}

function importedNames(statement: ts.ImportDeclaration): [string, ImportedName][] {
  const { importClause, moduleSpecifier } = statement;
  const bindings = importClause?.namedBindings;
  if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith(".")) return [];
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
  if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const file = resolve(dirname(statement.getSourceFile().fileName), moduleSpecifier.text);
  return bindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName = name }) => [name.text, { file, name: propertyName.text }]);
}

function readDeclaration(statement: ts.Statement): Declaration {
  const found: Declaration = { ...createUsage(), identifiers: new Set(), lazyImports: new Set() };
  const visit = (node: ts.Node): void => {
    // A base class counts as a type node.
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) found.identifiers.add(node.text);
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      readText(found, node.text);
    }
    if (ts.isPropertyAssignment(node) && node.name.getText() === "part" && ts.isStringLiteral(node.initializer)) {
      addWords(found.parts, node.initializer.text);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [path] = node.arguments;
      if (path && ts.isStringLiteral(path) && path.text.startsWith(".")) {
        found.lazyImports.add(resolve(dirname(node.getSourceFile().fileName), path.text));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

function readText(found: Usage, text: string): void {
  for (const [, names = ""] of text.matchAll(/\spart="([^"]*)"/g)) addWords(found.parts, names);
  for (const [, name = ""] of text.matchAll(/<slot(?: name="([^"]*)")?/g)) found.slots.add(name);
  for (const { 1: name = "", 0: start, index } of text.matchAll(/var\((--[\w-]+),?/g)) {
    found.cssProperties.set(name, upToParenthesis(text.slice(index + start.length)).trim());
  }
  addWords(found.words, text.replace(/[^\w-]+/g, " "));
}

/** The text before the parenthesis that closes it. */
function upToParenthesis(text: string): string {
  let depth = 0;
  for (const { 0: parenthesis, index } of text.matchAll(/[()]/g)) {
    if (parenthesis === ")" && depth === 0) return text.slice(0, index);
    depth += parenthesis === "(" ? 1 : -1;
  }
  return text;
}

function addWords(set: Set<string>, text: string): void {
  for (const word of text.split(/\s+/)) if (word !== "") set.add(word);
}
