import { type ElementUsage, isUsed } from "./element-usage.ts";
import type { Documented, ElementDeclaration } from "./manifest.ts";

const kinds = ["members", "attributes", "events", "slots", "cssParts", "cssProperties"] as const;

/**
 * Compares what an element's docstrings describe with what its sources show. Returns one line per problem: something public that
 * is undocumented or has no description, or something documented that no longer exists.
 */
export function manifestFindings(element: ElementDeclaration, usage: ElementUsage): string[] {
  const { tagName } = element;
  const finding = (problem: string): string => `<${tagName}> ${problem}`;
  const documented = (kind: (typeof kinds)[number]): readonly Documented[] => element[kind] ?? [];
  const missing = (kind: (typeof kinds)[number], names: Iterable<string>): string[] =>
    [...names].filter((name) => !documented(kind).some((item) => item.name === name));
  const own = [...usage.cssProperties.keys()].filter(
    (name) => name.startsWith("--rollcall-") || name.startsWith(`--${tagName}-`),
  );
  return [
    ...(element.summary ? [] : ["has no `@summary`"]),
    ...(element.description ? [] : ["has no description"]),
    ...kinds.flatMap((kind) =>
      documented(kind)
        .filter(({ description }) => !description)
        .map(({ name }) => `doesn't describe \`${name}\` (${kind})`),
    ),
    ...missing("cssParts", usage.parts).map((name) => `draws the part \`${name}\` without \`@csspart\``),
    ...missing("slots", usage.slots).map((name) => `has the slot \`${name}\` without \`@slot\``),
    ...missing("cssProperties", own).map((name) => `reads \`${name}\` without \`@cssprop\``),
    ...documented("cssParts")
      .filter(({ name }) => !isUsed(usage, name))
      .map(({ name }) => `documents the part \`${name}\` but doesn't draw it`),
    ...documented("slots")
      .filter(({ name }) => !usage.slots.has(name))
      .map(({ name }) => `documents the slot \`${name}\` but doesn't have it`),
    ...documented("cssProperties")
      .filter(({ name }) => !usage.cssProperties.has(name))
      .map(({ name }) => `documents \`${name}\` but doesn't read it`),
    ...eventFindings(element, usage),
  ].map(finding);
}

function eventFindings({ events = [] }: ElementDeclaration, usage: ElementUsage): string[] {
  return [
    ...events
      .filter(({ name, type }) => usage.events.get(type?.text ?? "")?.has(name) !== true)
      .map(({ name, type }) => `documents the event \`${name}\` but doesn't fire it as \`${type?.text ?? ""}\``),
    ...[...usage.events.keys()]
      .filter((name) => !events.some(({ type }) => type?.text === name))
      .map((name) => `fires \`${name}\` without \`@fires\``),
  ];
}
