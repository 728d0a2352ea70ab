import { createUsage, readSourceModule, type SourceModule, type Usage } from "./source-module.ts";

/** The public API of an element, as its sources show it. */
export interface ElementUsage extends Usage {
  /** The classes of the events that the element creates, with the words of their declarations, such as the name. */
  readonly events: Map<string, ReadonlySet<string>>;
}

const modules = new Map<string, SourceModule>();

function moduleAt(file: string): SourceModule {
  const module = modules.get(file) ?? readSourceModule(file);
  modules.set(file, module);
  return module;
}

/**
 * Reads an element's module and follows what it uses from other modules, declaration by declaration, so that of a module shared
 * by several elements, only the parts that each element uses count.
 */
export function elementUsage(file: string): ElementUsage {
  const usage: ElementUsage = { ...createUsage(), events: new Map() };
  const seen = new Set<unknown>();
  const follow = (file: string, name: string): void => {
    const { declarations, imports } = moduleAt(file);
    const imported = imports.get(name);
    if (imported) follow(imported.file, imported.name);
    const declaration = declarations.get(name);
    if (declaration === undefined || seen.has(declaration)) return;
    seen.add(declaration);
    if (file.endsWith(".events.ts")) usage.events.set(name, declaration.words);
    for (const key of ["parts", "slots", "words"] as const) {
      for (const value of declaration[key]) usage[key].add(value);
    }
    for (const [property, value] of declaration.cssProperties) usage.cssProperties.set(property, value);
    for (const identifier of declaration.identifiers) follow(file, identifier);
    for (const lazy of declaration.lazyImports) followAll(lazy);
  };
  const followAll = (file: string): void => {
    for (const name of moduleAt(file).declarations.keys()) follow(file, name);
  };
  followAll(file);
  return usage;
}

/** Whether an element draws a part. `send-stop` may be composed of `send` and `-stop`, or of `send-` and `stop`. */
export const isUsed = ({ parts, words }: Usage, part: string): boolean =>
  parts.has(part) ||
  words.has(part) ||
  [...part.matchAll(/-/g)].some(({ index }) =>
    [index, index + 1].some((cut) => words.has(part.slice(0, cut)) && words.has(part.slice(cut))),
  );
