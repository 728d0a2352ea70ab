import type { CSSResult } from "lit";
import type { PanelHost } from "./panel-host.ts";

/** Adds the styles of a part that loads on demand to an element that has been drawn. */
export function addStyles({ renderRoot }: PanelHost, ...styles: readonly CSSResult[]): void {
  const { adoptedStyleSheets } = renderRoot as ShadowRoot;
  for (const { styleSheet } of styles) {
    if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
  }
}
