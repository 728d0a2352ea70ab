import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";

/** Why something failed. The line is always in the page, so that screen readers announce changes. */
export function problemLine(words: Words, problem: Reason | undefined): TemplateResult {
  const reason = problem && reasonWords(words, problem);
  return html`<p class="problem" part="problem" role="alert">
    ${
      reason
        ? html`<span class="state danger">${icon("warning")}${reason.title}. ${reason.text} ${reason.remedy}</span>`
        : nothing
    }
  </p>`;
}
