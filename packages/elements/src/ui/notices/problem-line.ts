import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { icon } from "../controls/icons.ts";
import type { Words } from "../host/panel-host.ts";

/**
 * Why a command failed. The line is always in the page, so that screen readers announce what appears in it.
 * @param words the messages of the element
 * @param problem a reason, or the text itself
 * @param id for `aria-describedby`
 */
export function problemLine(words: Words, problem: Reason | string | undefined, id?: string): TemplateResult {
  return html`<p class="problem" part="problem" role="alert" id=${id ?? nothing}>
    ${
      problem === undefined
        ? nothing
        : html`<span class="state danger"
            >${icon("warning")}<span>${typeof problem === "string" ? problem : reasonText(words, problem)}</span></span
          >`
    }
  </p>`;
}

/** A reason as one paragraph: what happened, why, and the remedy. */
export function reasonText(words: Words, reason: Reason): string {
  const { title, text, remedy } = reasonWords(words, reason);
  return `${title}. ${text} ${remedy}`.trim();
}
