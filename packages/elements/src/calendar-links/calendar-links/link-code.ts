import { generate } from "lean-qr";
import { html, type TemplateResult } from "lit";

/** The width of the light margin that scanners need, in modules. */
const frame = 4;

/** A QR code as an image with a name. Loads with the code generator. */
export function linkCode(text: string, label: string): TemplateResult {
  const code = generate(text);
  const size = code.size + 2 * frame;
  const rows = Array.from({ length: code.size }, (_, y) => y);
  const modules = rows.flatMap((y) => rows.flatMap((x) => (code.get(x, y) ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg
    class="code"
    part="code"
    role="img"
    aria-label=${label}
    viewBox="${-frame} ${-frame} ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect x=${-frame} y=${-frame} width=${size} height=${size} />
    <path d=${modules.join("")} />
  </svg>`;
}
