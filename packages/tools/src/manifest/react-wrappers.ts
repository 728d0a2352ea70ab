import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docOf, handlersOf, header, interfaceOf, toPascalCase } from "./declaration-text.ts";
import { type ElementDeclaration, elementsOf, type Manifest } from "./manifest.ts";

/** Writes the modules and declarations of `@rollcall/react`: one component for each element. */
export function writeReactWrappers(manifest: Manifest, folder: string): void {
  const elements = elementsOf(manifest);
  const write = (file: string, lines: readonly string[]): void => {
    writeFileSync(join(folder, file), `${[header, ...lines].join("\n")}\n`);
  };
  mkdirSync(folder, { recursive: true });
  for (const element of elements) write(`${element.tagName}.js`, wrapper(element));
  write("index.js", [client, ...elements.map(({ name, tagName }) => `export { ${name} } from "./${tagName}.js";`)]);
  write("index.d.ts", declarations(elements));
}

/** Next and others render a module with this line in the browser too. */
const client = '"use client";';

/** `rollcall-member-removed` → `onMemberRemoved`. */
const toHandler = (event: string): string => `on${toPascalCase(event.replace(/^rollcall-/, ""))}`;

const wrapper = ({ name, tagName, events = [] }: ElementDeclaration): string[] => [
  client,
  'import { createComponent } from "@lit/react";',
  `import { ${name} as Element } from "@rollcall/elements";`,
  `import "@rollcall/elements/${tagName}/define";`,
  'import * as react from "react";',
  "",
  `export const ${name} = /* @__PURE__ */ createComponent({`,
  "  react,",
  `  displayName: "${name}",`,
  `  tagName: "${tagName}",`,
  "  elementClass: Element,",
  `  events: { ${events.map((event) => `${toHandler(event.name)}: "${event.name}"`).join(", ")} },`,
  "});",
];

const declarations = (elements: readonly ElementDeclaration[]): string[] => [
  'import type * as rollcall from "@rollcall/elements";',
  'import type * as types from "@rollcall/elements/types/elements";',
  'import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";',
  "",
  "/** A component that draws an element and passes all HTML attributes to it. A `ref` is the element. */",
  "export type ElementComponent<Element, Props> = ForwardRefExoticComponent<",
  "  Omit<HTMLAttributes<Element>, keyof Props> & Props & RefAttributes<Element>",
  ">;",
  ...elements.flatMap((element) => {
    const { name } = element;
    const props = interfaceOf(`${name}Props extends types.${name}Properties`, handlersOf(element, toHandler));
    return [
      "",
      props,
      "",
      `${docOf(element)}export declare const ${name}: ElementComponent<rollcall.${name}, ${name}Props>;`,
    ];
  }),
];
