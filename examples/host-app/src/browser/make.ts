import { timeFormatOf } from "@rollcall/core/time-format";

/** Times as the elements show them: British English, in the reader's time zone. */
export const timesHere = timeFormatOf("en-GB", Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");

type Child = Node | string;

/** Creates an element with a class and children. Strings become text nodes. */
export function make(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** A decorative icon of the host. */
export function icon(name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
}
