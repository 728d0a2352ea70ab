import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "./icons.ts";

/** The severity of a state. Omitted for a neutral one. */
export type Tone = "" | "ok" | "warn" | "danger" | "accent";

/** A state: an icon and a word. Needs `stateStyles`, which every panel has. */
export const stateLabel = (
  drawn: IconName | TemplateResult,
  text: unknown,
  {
    tone = "",
    part,
    look = "",
  }: { readonly tone?: Tone; readonly part?: string | undefined; readonly look?: string } = {},
): TemplateResult =>
  html`<span class="state ${tone} ${look}" part=${part ?? nothing}
    >${typeof drawn === "string" ? icon(drawn) : drawn}<span>${text}</span></span
  >`;
