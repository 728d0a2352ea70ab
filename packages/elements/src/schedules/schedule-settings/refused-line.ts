import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";

/** What is said beside a control. That the schedule is archived is said once, above all of them. */
export const saidBeside = (reasons: readonly Reason[] | undefined): readonly Reason[] | undefined =>
  reasons?.every(({ code }) => code === "schedule.archived") === true ? undefined : reasons;

/** Why something of the settings is not the caller's to do, in words beside it (X1); nothing where it is. */
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
