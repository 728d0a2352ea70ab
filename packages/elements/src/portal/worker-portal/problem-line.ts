import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";

/** What is wrong, below the field or form it is about. The line is always there, so that readers hear what changes in it. */
export const problemLine = (id: string, said: string): TemplateResult =>
  html`<p class="problem" part="problem" id=${id} role="alert">
    ${said === "" ? nothing : html`<span class="state danger">${icon("warning")}<span>${said}</span></span>`}
  </p>`;
