import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { JudgedPerson } from "../wire.ts";
import type { AccountAction } from "./account-dialog.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** What the group is drawn with. */
export interface AccountParts {
  readonly words: Words<PlannerUserKey>;
  readonly person: JudgedPerson;
  readonly begin: (action: AccountAction, anchor: HTMLElement) => void;
}

/** Shutting the account, opening it again, and forgetting the person; or why the caller cannot (Q7, Q49, X1). */
export function accountGroup(parts: AccountParts): TemplateResult {
  const { words, person } = parts;
  return html`<section class="group" part="account" aria-labelledby="account-title">
    <h3 id="account-title">${words.text("account.title")}</h3>
    ${person.state === "active" ? row(parts, "deactivate") : nothing}
    ${person.state === "deactivated" ? row(parts, "reactivate") : nothing} ${row(parts, "erase")}
  </section>`;
}

function row({ words, person, begin }: AccountParts, action: AccountAction): TemplateResult {
  const refused = person.refused[action];
  return html`<div class="setting">
    <div class="what">
      <b>${words.text(`account.${action}`)}</b>
      <p class="muted" id="${action}-text">${words.text(`account.${action}.text`)}</p>
    </div>
    <div class="control">
      ${
        refused
          ? html`<p class="refused" part="refused">
              ${icon("lock")}<span
                >${refused.map((reason) => {
                  const { title, text, remedy } = reasonWords(words, reason);
                  const count =
                    reason.details !== undefined && "schedules" in reason.details
                      ? reason.details.schedules
                      : undefined;
                  const against = count !== undefined ? words.text("ask.schedules.against", { count }) : "";
                  return html`<b>${title}.</b> ${text} ${against} ${remedy} `;
                })}</span
              >
            </p>`
          : html`<button
              id=${action}
              class="button ${action === "erase" ? "danger-line" : ""}"
              part=${action}
              aria-haspopup="dialog"
              aria-describedby="${action}-text"
              @click=${({ currentTarget }: Event) => begin(action, currentTarget as HTMLElement)}
            >
              ${words.text(`account.${action}`)}
            </button>`
      }
    </div>
  </div>`;
}
