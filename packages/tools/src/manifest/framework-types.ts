import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { block, docOf, entry, handlersOf, header, indented, interfaceOf, toPascalCase } from "./declaration-text.ts";
import { type Documented, type ElementDeclaration, elementsOf, type Manifest } from "./manifest.ts";

/** How a framework types the elements in its templates. */
interface Framework {
  readonly name: string;
  /** Imports and the types that `element` uses. */
  readonly head: string;
  /** The module and the path to the interface of all tags in it. */
  readonly module: string;
  readonly open: string;
  readonly close: string;
  /** The type of a tag. */
  element(names: ElementNames, handlers: string): string;
  /** The name of an event handler, if the framework can listen to such events. */
  readonly handler?: (event: string) => string;
}

/** The names of an element's class and of the interfaces that describe it. */
interface ElementNames {
  readonly type: string;
  readonly attributes: string;
  readonly properties: string;
  readonly boundProperties: string;
}

const jsx = { open: "namespace JSX {\n  interface IntrinsicElements {", close: "  }\n}" };

/**
 * How each framework treats a tag: React 18 sets attributes only, Solid sets properties with a prefix. Each framework
 * has its own file, which hosts name in `types` or import as a type.
 */
const frameworks: readonly Framework[] = [
  {
    name: "react",
    head: 'import type { DetailedHTMLProps, HTMLAttributes } from "react";',
    module: "react",
    ...jsx,
    element: ({ type, attributes, properties }, handlers) =>
      `DetailedHTMLProps<HTMLAttributes<${type}>, ${type}> & types.${attributes} & types.${properties} & ${handlers}`,
    handler: (event) => `on${event}`,
  },
  {
    name: "react-18",
    head: 'import type { DetailedHTMLProps, HTMLAttributes } from "react";\n\ninterface WithClass {\n  /** React 18 sets this attribute in place of `className`. */\n  class?: string | undefined;\n}',
    module: "react",
    ...jsx,
    element: ({ type, attributes }) =>
      `DetailedHTMLProps<HTMLAttributes<${type}>, ${type}> & types.${attributes} & WithClass`,
  },
  {
    name: "preact",
    head: 'import type { HTMLAttributes } from "preact";',
    module: "preact",
    ...jsx,
    element: ({ type, attributes, properties }, handlers) =>
      `HTMLAttributes<${type}> & types.${attributes} & types.${properties} & ${handlers}`,
    handler: (event) => `on${event}`,
  },
  {
    name: "solid",
    head: 'import type { JSX } from "solid-js";',
    module: "solid-js",
    ...jsx,
    element: ({ type, attributes, boundProperties }, handlers) =>
      `JSX.HTMLAttributes<${type}> & types.${attributes} & types.${boundProperties} & ${handlers}`,
    handler: (event) => `on:${event}`,
  },
  {
    name: "vue",
    head: 'import type { HTMLAttributes, PublicProps } from "vue";\n\ntype Component<Props> = new () => { $props: HTMLAttributes & PublicProps & Props };',
    module: "vue",
    open: "interface GlobalComponents {",
    close: "}",
    element: ({ attributes, properties }, handlers) =>
      `Component<types.${attributes} & types.${properties} & ${handlers}>`,
    handler: (event) => `on${toPascalCase(event)}`,
  },
];

/** Writes the types of the elements for each framework into `types/` of the package's build. */
export function writeFrameworkTypes(manifest: Manifest, folder: string): void {
  const elements = elementsOf(manifest);
  const types = join(folder, "types");
  mkdirSync(types, { recursive: true });
  writeFileSync(join(types, "elements.d.ts"), elementTypes(elements));
  for (const framework of frameworks) {
    writeFileSync(join(types, `${framework.name}.d.ts`), frameworkTypes(framework, elements));
  }
}

const namesOf = ({ name }: ElementDeclaration): ElementNames => ({
  type: `rollcall.${name}`,
  attributes: `${name}Attributes`,
  properties: `${name}Properties`,
  boundProperties: `${name}BoundProperties`,
});

/** The attributes of each element, and its properties by name and with Solid's prefix. */
function elementTypes(elements: readonly ElementDeclaration[]): string {
  const interfaces = elements.flatMap((element) => {
    const { type, attributes, properties, boundProperties } = namesOf(element);
    const fields = element.members?.filter(({ kind }) => kind === "field") ?? [];
    const attributeFields = new Set(element.attributes?.map(({ fieldName }) => fieldName));
    const property = (item: Documented, key: string): string => {
      // A property becomes null when its attribute is removed, so it also takes null.
      const empty = attributeFields.has(item.name) ? "null | undefined" : "undefined";
      return entry(item, key, `${type}["${item.name}"] | ${empty}`);
    };
    return [
      interfaceOf(
        attributes,
        (element.attributes ?? []).map((item) =>
          entry(item, item.name, `${type}["${item.fieldName}"] | null | undefined`),
        ),
      ),
      interfaceOf(
        properties,
        fields.map((item) => property(item, item.name)),
      ),
      interfaceOf(
        boundProperties,
        fields.map((item) => property(item, `prop:${item.name}`)),
      ),
    ];
  });
  return `${header}\nimport type * as rollcall from "../index.js";\n\n${interfaces.join("\n\n")}\n`;
}

function frameworkTypes(framework: Framework, elements: readonly ElementDeclaration[]): string {
  const tags = elements.map((element) => {
    const handlers = framework.handler ? handlersOf(element, framework.handler) : [];
    return `${docOf(element)}"${element.tagName}": ${framework.element(namesOf(element), block(handlers))};`;
  });
  return [
    header,
    'import type * as rollcall from "../index.js";',
    'import type * as types from "./elements.js";',
    framework.head,
    "",
    `declare module "${framework.module}" {`,
    indented(framework.open),
    ...tags.map((tag) => indented(indented(indented(tag)))),
    indented(framework.close),
    "}",
    "",
  ].join("\n");
}
