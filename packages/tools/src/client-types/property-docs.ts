import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { compareText } from "@rollcall/core";
import ts from "typescript";
import { root } from "../root.ts";
import type { GeneratedFile } from "./client-types.ts";

/** The folder of the files with the documentation of properties, which the OpenAPI document shows. */
export const docsFolder = join(root, "packages/server/src/openapi/generated");

const core = join(root, "packages/core");
/** The deepest level of properties that is read. */
const maxDepth = 6;
/** The maximum number of entries in a file. Those of a larger one are split by side. */
const maxEntries = 200;
const title = /^(Input|Output|Effects) of `(\w+\.\w+)`\.$/;
/** Citations of requirement rows, which are only useful in this repository. */
const citations = /\s*\((?:[A-Z]\d+(?:, )?)+\)/g;

type Docs = Readonly<Record<string, string>>;

/** The documentation of the input, output or effects of an operation. */
interface DocumentedSide {
  readonly name: string;
  readonly side: string;
  readonly docs: Docs;
}

/** The properties that one file documents. */
interface DocumentedFile {
  /** In kebab-case. */
  readonly name: string;
  readonly sides: readonly DocumentedSide[];
}

const docsBySide = (sides: readonly DocumentedSide[]) =>
  Object.fromEntries(sides.map(({ name, side, docs }) => [`${name} ${side}`, docs]));

const constantOf = (name: string): string =>
  `${name.replaceAll(/-(\w)/g, (_, next: string) => next.toUpperCase())}Docs`;

/** The same file, or a file for each side if it is large. */
function partsOf(file: DocumentedFile): readonly DocumentedFile[] {
  const entries = file.sides.flatMap(({ docs }) => Object.keys(docs)).length;
  if (entries <= maxEntries) return [file];
  return ["input", "output", "effects"].flatMap((side) => {
    const sides = file.sides.filter((one) => one.side === side);
    return sides.length === 0 ? [] : [{ name: `${file.name}-${side}`, sides }];
  });
}

/**
 * The files that document the properties of every operation: at least one for each file of the client. They come
 * from the docstrings behind the client's types, which must be current.
 */
export function propertyDocFiles(notice: string): readonly GeneratedFile[] {
  // The client that combines the domains exports the types of all their files.
  const sources = globSync(join(core, "src/client/generated/*-client.ts"), {
    exclude: ["**/rollcall-client.ts"],
  }).sort();
  const config = ts.readConfigFile(join(core, "tsconfig.src.json"), (path) => ts.sys.readFile(path)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, core);
  const program = ts.createProgram(sources, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const found: DocumentedFile[] = [];
  for (const path of sources) {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    const sides: DocumentedSide[] = [];
    for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
      const [, side = "", name = ""] = title.exec(docOf(symbol, checker)) ?? [];
      if (side === "") continue;
      const docs = docsOf(checker.getDeclaredTypeOfSymbol(symbol), checker);
      if (Object.keys(docs).length === 0) continue;
      sides.push({ name, side: side.toLowerCase(), docs });
    }
    const name = basename(path, "-client.ts");
    if (sides.length > 0) found.push(...partsOf({ name, sides }));
  }
  const all = found.toSorted((one, other) => compareText(one.name, other.name));
  const files = all.map(({ name, sides }) => ({
    path: join(docsFolder, `${name}-docs.ts`),
    text: `${notice}export const ${constantOf(name)} = ${JSON.stringify(docsBySide(sides), null, 2)};\n`,
  }));
  const imports = all.map(({ name }) => `import { ${constantOf(name)} } from "./${name}-docs.ts";\n`).join("");
  const index = `${notice}${imports}
/** The documentation of properties by operation and side, then by path. */
export const propertyDocs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${all.map(({ name }) => `  ...${constantOf(name)},\n`).join("")}};
`;
  return [...files, { path: join(docsFolder, "property-docs.ts"), text: index }];
}

const docOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, " ").replaceAll(citations, "");

/** The documentation of properties by path, such as `schedule.name`. Elements of an array have the path of the array. */
function docsOf(root: ts.Type, checker: ts.TypeChecker): Docs {
  const docs: Record<string, string> = {};
  const visit = (type: ts.Type, path: string, depth: number): void => {
    if (depth > maxDepth) return;
    if (type.isUnionOrIntersection()) {
      for (const one of type.types) visit(one, path, depth);
    } else if (checker.isArrayType(type)) {
      for (const one of checker.getTypeArguments(type as ts.TypeReference)) visit(one, path, depth + 1);
    } else if ((type.flags & ts.TypeFlags.Object) !== 0) {
      for (const property of checker.getPropertiesOfType(type)) visitProperty(property, path, depth);
    }
  };
  const visitProperty = (property: ts.Symbol, path: string, depth: number): void => {
    // Methods of strings, dates and other built-in types are declared elsewhere.
    if (property.declarations?.[0]?.getSourceFile().fileName.startsWith(core) !== true) return;
    const at = path === "" ? property.name : `${path}.${property.name}`;
    const doc = docOf(property, checker);
    if (doc !== "") docs[at] ??= doc;
    // The details of an error are described once, with its code.
    if (property.name !== "details") visit(checker.getTypeOfSymbol(property), at, depth + 1);
  };
  visit(root, "", 0);
  return docs;
}
