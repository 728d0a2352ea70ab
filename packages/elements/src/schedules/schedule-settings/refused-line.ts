import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";

/** The refusal to show next to a control. An archived schedule is reported once, at the top. */
export const refusalToShow = (reasons: readonly Reason[] | undefined): readonly Reason[] | undefined =>
  reasons?.every(({ code }) => code === "schedule.archived") === true ? undefined : reasons;

/** Why a setting can't be changed, next to its control (X1); nothing if it can. */
export const refusedLine = (
  words: Words,
  reasons: readonly Reason[] | undefined,
  id: string,
): TemplateResult | typeof nothing =>
  reasons === undefined
    ? nothing
    : html`<p class="refused" part="refused" id=${id}>
        ${icon("lock")}<span
          >${reasons.map((reason) => {
            const { title, text, remedy } = reasonWords(words, reason);
            return html`<b>${title}.</b> ${text} ${remedy} `;
          })}</span
        >
      </p>`;
