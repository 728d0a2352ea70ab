import { noChange } from "lit";
import { type DirectiveResult, AsyncDirective, directive } from "lit/async-directive.js";
import type { ElementPart } from "lit/directive.js";

/**
 * Sets one property of an element's style to a length in pixels, and takes it away where it is no longer drawn so;
 * through the object model, which a strict content security policy allows.
 */
class InPixels extends AsyncDirective {
  #style: CSSStyleDeclaration | undefined;
  #name = "";
  #last = "";

  render(_name: string, _value: string): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [name, value]: [string, string]): typeof noChange {
    if (value === this.#last) return noChange;
    this.#last = value;
    this.#name = name;
    this.#style = (element as HTMLElement).style;
    this.#style.setProperty(name, value);
    return noChange;
  }

  override disconnected(): void {
    this.#style?.removeProperty(this.#name);
    this.#last = "";
  }
}

const inPixels = directive(InPixels);

/** `<tr ${atOffset(px)}>`: moves an element down. */
export const atOffset = (offset: number): DirectiveResult => inPixels("transform", `translateY(${offset}px)`);

/** `<tbody ${withHeight(px)}>`: gives an element a height. */
export const withHeight = (height: number): DirectiveResult => inPixels("height", `${height}px`);
