import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { icon } from "../controls/icons.ts";
import type { Words } from "../host/panel-host.ts";

/** A more specific text for a reason than the usual one. */
export interface ShownReason {
  readonly title: string;
  readonly text: string;
}

const usual = (words: Words, reason: Reason): ShownReason => {
  const { title, text, remedy } = reasonWords(words, reason);
  return { title: `${title}.`, text: `${text} ${remedy}` };
};

/** Why something can't be changed, shown instead of its control or below it (X1); nothing if it can. */
export const refusedLine = (
  words: Words,
  reasons: readonly Reason[] | undefined,
  id?: string,
  shown: (reason: Reason) => ShownReason = (reason) => usual(words, reason),
): TemplateResult | typeof nothing =>
  reasons === undefined
    ? nothing
    : html`<p class="refused" part="refused" id=${id ?? nothing}>
        ${icon("lock")}<span
          >${reasons.map((reason) => {
            const { title, text } = shown(reason);
            return html`<b>${title}</b> ${text} `;
          })}</span
        >
      </p>`;
