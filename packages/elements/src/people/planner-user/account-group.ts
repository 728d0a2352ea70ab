import type { JudgedPersonView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** What can be done to an account. */
export type AccountAction = "deactivate" | "reactivate" | "erase";

type UserWords = Words<PlannerUserKey>;

/** The account: deactivating, reactivating and erasing it, or why the caller can't (Q7, Q49, X1). */
export function accountGroup(
  words: UserWords,
  person: JudgedPersonView,
  open: (action: AccountAction, anchor: HTMLElement) => void,
): TemplateResult {
  const row = (action: AccountAction): TemplateResult => {
    const refused = person.refused[action];
    return html`<div class="setting">
      <div class="what">
        <b>${words.text(`account.${action}`)}</b>
        <p class="muted" id="${action}-text">${words.text(`account.${action}.text`)}</p>
      </div>
      <div class="control">
        ${
          refused
            ? refusal(words, refused)
            : html`<button
                id=${action}
                class="button ${action === "erase" ? "danger-line" : ""}"
                part=${action}
                aria-haspopup="dialog"
                aria-describedby="${action}-text"
                @click=${({ currentTarget }: Event) => open(action, currentTarget as HTMLElement)}
              >
                ${words.text(`account.${action}`)}
              </button>`
        }
      </div>
    </div>`;
  };
  return html`<section class="group" part="account" aria-labelledby="account-title">
    <h3 id="account-title">${words.text("account.title")}</h3>
    ${person.state === "active" ? row("deactivate") : nothing}
    ${person.state === "deactivated" ? row("reactivate") : nothing} ${row("erase")}
  </section>`;
}

/** Why an account can't be changed: a title, and the explanation with the number of schedules that prevent it. */
export function accountReason(words: UserWords, reason: Reason): { readonly title: string; readonly text: string } {
  const { title, text, remedy } = reasonWords(words, reason);
  const { details } = reason;
  const count = details !== undefined && "schedules" in details ? details.schedules : undefined;
  const schedules = count === undefined ? "" : words.text("ask.schedules.against", { count });
  return { title: `${title}.`, text: [text, schedules, remedy].filter(Boolean).join(" ") };
}

const refusal = (words: UserWords, reasons: readonly Reason[]): TemplateResult =>
  html`<p class="refused" part="refused">
    ${icon("lock")}<span
      >${reasons.map((reason) => {
        const { title, text } = accountReason(words, reason);
        return html`<b>${title}</b> ${text} `;
      })}</span
    >
  </p>`;
