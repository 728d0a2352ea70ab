import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

/** Moves an element down by so many pixels, or leaves it in the flow for `undefined`; through the object model (CSP). */
class AtOffset extends Directive {
  #last: number | undefined;

  render(_offset: number | undefined): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [offset]: [number | undefined]): typeof noChange {
    if (offset === this.#last) return noChange;
    this.#last = offset;
    const { style } = element as HTMLElement;
    if (offset === undefined) style.removeProperty("transform");
    else style.setProperty("transform", `translateY(${offset}px)`);
    return noChange;
  }
}

/** `<tr ${atOffset(px)}>` */
export const atOffset = directive(AtOffset);

/** Gives an element a height in pixels, or its own for 0; through the object model (CSP). */
class WithHeight extends Directive {
  #last = 0;

  render(_height: number): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [height]: [number]): typeof noChange {
    if (height === this.#last) return noChange;
    this.#last = height;
    (element as HTMLElement).style.setProperty("height", height === 0 ? "auto" : `${height}px`);
    return noChange;
  }
}

/** `<tbody ${withHeight(px)}>` */
export const withHeight = directive(WithHeight);
