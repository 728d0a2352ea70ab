/** The description of a part of an element's public API. */
export interface Documented {
  readonly name: string;
  readonly description?: string | undefined;
}

interface Typed extends Documented {
  readonly type?: { readonly text: string } | undefined;
}

/** A property or method of an element. */
export interface Member extends Typed {
  readonly kind: "field" | "method";
  readonly static?: boolean;
  readonly privacy?: "public" | "private" | "protected";
  readonly attribute?: string;
}

/** An attribute of an element. */
export interface Attribute extends Typed {
  /** The property that the attribute sets. */
  readonly fieldName: string;
}

/** A class in a custom elements manifest, as far as this repository's tools use it. */
export interface ElementClass {
  readonly kind: string;
  readonly name: string;
  readonly tagName?: string;
  readonly summary?: string;
  readonly description?: string | undefined;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly events?: readonly Typed[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
}

interface Export {
  readonly kind: string;
  readonly name: string;
  readonly declaration: { readonly name: string; readonly module?: string };
}

interface Module {
  readonly kind: "javascript-module";
  readonly path: string;
  readonly declarations: readonly ElementClass[];
  readonly exports: readonly Export[];
}

/** A custom elements manifest. The analyzer's plugins change its modules in place. */
export interface Manifest {
  modules: readonly Module[];
}

/** An element with its tag. */
export type ElementDeclaration = ElementClass & { readonly tagName: string };

/** The elements of a manifest, by tag. */
export const elementsOf = (manifest: Manifest): ElementDeclaration[] =>
  manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter((declaration): declaration is ElementDeclaration => declaration.tagName !== undefined)
    .sort((a, b) => a.tagName.localeCompare(b.tagName));
