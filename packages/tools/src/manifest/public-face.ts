import { join } from "node:path";
import { elementUsage, isUsed } from "./element-usage.ts";
import type { Documented, ElementClass, Manifest, Member } from "./manifest.ts";

/** A plugin of the analyzer of custom elements. */
interface AnalyzerPlugin {
  readonly name: string;
  packageLinkPhase(context: { readonly customElementsManifest: Manifest }): void;
}

/**
 * Reduces the analyzer's manifest of all sources to the API of the published package: its elements with their reactive
 * properties, the methods marked as `@public`, and what their docstrings describe. What an element inherits from the
 * component kit counts if its sources use it. Paths are those of the built modules.
 * @param folder the folder of the package
 */
export const publicFace = (folder: string): AnalyzerPlugin => ({
  name: "public-face",
  packageLinkPhase({ customElementsManifest: manifest }) {
    const classes = new Map(
      manifest.modules.flatMap(({ path, declarations }) =>
        declarations.map((declaration) => [declaration.name, { path, declaration }] as const),
      ),
    );
    manifest.modules = manifest.modules
      .flatMap(({ path, exports }) => exports.map((definition) => ({ path, ...definition })))
      .filter(({ kind, path }) => kind === "custom-element-definition" && path.endsWith(".define.ts"))
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((definition) => {
        const found = classes.get(definition.declaration.name);
        if (found === undefined) throw new Error(`\`${definition.path}\` defines an unknown class`);
        const declaration = { name: found.declaration.name, module: toBuilt(found.path) };
        return [
          {
            kind: "javascript-module" as const,
            path: declaration.module,
            declarations: [toElement(found.declaration, definition.name, join(folder, found.path))],
            exports: [{ kind: "js", name: declaration.name, declaration }],
          },
          {
            kind: "javascript-module" as const,
            path: toBuilt(definition.path),
            declarations: [],
            exports: [{ kind: definition.kind, name: definition.name, declaration }],
          },
        ];
      });
  },
});

const toBuilt = (path: string): string => path.replace(/^\/?src\//, "dist/").replace(/\.ts$/, ".js");

function toElement(found: ElementClass, tagName: string, file: string) {
  const usage = elementUsage(file);
  const shown = <T extends Documented>(items: readonly T[] | undefined, isShown: (item: T) => boolean): T[] => [
    ...new Map((items ?? []).filter(isShown).map((item) => [item.name, toPublic(item)])).values(),
  ];
  const members = shown(found.members, isPublic);
  return {
    kind: found.kind,
    name: found.name,
    tagName,
    customElement: true,
    ...(found.summary !== undefined && { summary: found.summary }),
    ...(found.description !== undefined && { description: toReadable(found.description) }),
    members,
    attributes: shown(found.attributes, () => true).map((attribute) => {
      const field = members.find(({ name }) => name === attribute.fieldName);
      return { ...attribute, description: field?.description, type: field?.type };
    }),
    // The analyzer adds the events that it sees being dispatched, without a name.
    events: shown(found.events, ({ name }: Partial<Documented>) => name !== undefined),
    slots: shown(found.slots, () => true),
    cssParts: shown(found.cssParts, (part) => !("inheritedFrom" in part) || isUsed(usage, part.name)),
    cssProperties: shown(
      found.cssProperties,
      (property) => !("inheritedFrom" in property) || usage.cssProperties.has(property.name),
    ).map((property) => ({ ...property, default: usage.cssProperties.get(property.name) })),
    superclass: { name: "LitElement", package: "lit" },
  };
}

const isPublic = ({ privacy, static: isStatic, name }: Member): boolean =>
  privacy === "public" && isStatic !== true && name !== "constructor";

/** Removes references to classes in the sources. */
function toPublic<T extends Documented>(item: T): T {
  const {
    inheritedFrom: _class,
    privacy: _privacy,
    ...rest
  } = item as T & {
    readonly inheritedFrom?: object;
    readonly privacy?: string;
  };
  const { type } = item as T & { readonly type?: { readonly text: string } };
  return {
    ...rest,
    ...(item.description !== undefined && { description: toReadable(item.description).replaceAll("\n", " ") }),
    ...(type && { type: { text: type.text.replace(" | undefined", "") } }),
  } as T;
}

/** A description without the rows of requirements that it cites. */
const toReadable = (description: string): string =>
  description.replace(/\s*\((?:[A-Z]\d+(?:–[A-Z]?\d+)?(?:, )?)+\)/g, "");
