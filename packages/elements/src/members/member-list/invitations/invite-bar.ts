import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import type { ListView } from "../list-view.ts";
import type { Invitations } from "./invitations.ts";

/**
 * The bar below the list that sends what waits (B9, B10): while invitations are not sent automatically, or where some
 * wait all the same. Not for whoever adds nobody.
 */
export function inviteBar({ schedule }: ListView, { words, sending }: Invitations): TemplateResult | typeof nothing {
  if (schedule === undefined || schedule.refused["add-members"]) return nothing;
  const { toInvite: count, autoSend } = schedule;
  if (autoSend && count === 0) return nothing;
  const text =
    count > 0 ? words.text("send.waiting", { count }) : `${words.text("send.off")} ${words.text("send.nobody")}`;
  return html`<div class="invite-bar" part="invite-bar" role="group" aria-label=${words.text("send.bar")}>
    <span class="muted grow">${text}</span>
    <button
      class="button ${count > 0 ? "primary" : ""}"
      part="send"
      ?disabled=${count === 0}
      @click=${() => void sending.waiting()}
    >
      ${icon("mail")}<span>${count > 0 ? words.text("send.button", { count }) : words.text("send.none")}</span>
    </button>
  </div>`;
}
