import { globSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "@rollcall/core";
import ts from "typescript";
import { root } from "../root.ts";
import type { GeneratedFile } from "./client-types.ts";

/** The folder of the files with the documentation of properties, which the OpenAPI document shows. */
export const docsFolder = join(root, "packages/server/src/openapi/generated");

const core = join(root, "packages/core");
/** The deepest level of properties that is read. */
const maxDepth = 6;
const title = /^(Input|Output|Effects) of `((\w+)\.\w+)`\.$/;
/** Citations of requirement rows, which are only useful in this repository. */
const citations = /\s*\((?:[A-Z]\d+(?:, )?)+\)/g;

type Docs = Readonly<Record<string, string>>;

/**
 * The files with the documentation of the properties of every operation, one per domain, read from the docstrings behind
 * the client's types. Those must be current.
 */
export function propertyDocFiles(notice: string): readonly GeneratedFile[] {
  const sources = globSync(join(core, "src/client/generated/*-client.ts")).sort();
  const config = ts.readConfigFile(join(core, "tsconfig.src.json"), (path) => ts.sys.readFile(path)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, core);
  const program = ts.createProgram(sources, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const domains = new Map<string, Record<string, Docs>>();
  for (const path of sources) {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
      const [, side = "", name = "", domain = ""] = title.exec(docOf(symbol, checker)) ?? [];
      if (side === "") continue;
      const docs = docsOf(checker.getDeclaredTypeOfSymbol(symbol), checker);
      if (Object.keys(docs).length === 0) continue;
      domains.set(domain, { ...domains.get(domain), [`${name} ${side.toLowerCase()}`]: docs });
    }
  }
  const names = [...domains.keys()].sort(compareText);
  const files = names.map((domain) => ({
    path: join(docsFolder, `${domain}-docs.ts`),
    text: `${notice}export const ${domain}Docs = ${JSON.stringify(domains.get(domain), null, 2)};\n`,
  }));
  const imports = names.map((domain) => `import { ${domain}Docs } from "./${domain}-docs.ts";\n`).join("");
  const index = `${notice}${imports}
/** The documentation of properties by operation and side, then by path. */
export const propertyDocs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${names.map((domain) => `  ...${domain}Docs,\n`).join("")}};
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
    // Methods of strings, dates and the like are declared elsewhere.
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
