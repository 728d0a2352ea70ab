import { html, type TemplateResult } from "lit";
import { statePage } from "../../ui/panel-states.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";

/** What stands in place of rows where there are none: nobody is there yet, or nobody fits what was asked. */
export function peopleEmpty(words: Words<PlannerUsersKey>, isNarrowed: boolean, showAll: () => void): TemplateResult {
  if (!isNarrowed) return statePage("mail", words.text("users.empty"), words.text("users.empty.text"));
  return statePage(
    "search",
    words.text("users.none-found"),
    words.text("users.none-found.text"),
    html`<button class="button" part="show-all" @click=${showAll}>${words.text("users.show-all")}</button>`,
  );
}
