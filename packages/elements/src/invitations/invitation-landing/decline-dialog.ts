import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/panel-host.ts";
import type { Answering } from "./answering.ts";
import type { Preview } from "./ask-invitation.ts";
import type { LandingKey } from "./landing-messages.en.ts";
import { problemLine } from "./problem-line.ts";

/** Asks for confirmation, because declining invalidates the link. */
export function declineDialog(
  words: Words<LandingKey>,
  { schedule }: Preview,
  answering: Answering,
): TemplateResult | typeof nothing {
  if (!answering.isAsking) return nothing;
  const isSending = answering.sending === "declined";
  const close = ({ currentTarget }: Event): void => (currentTarget as Element).closest("dialog")?.close();
  return html`<dialog
    id="decline"
    part="dialog"
    aria-labelledby="decline-title"
    aria-describedby="decline-text"
    @close=${() => {
      answering.closed();
    }}
  >
    <h3 id="decline-title" dir="auto">${words.text("landing.decline.title", { schedule })}</h3>
    <p id="decline-text">${words.text("landing.decline.text")}</p>
    ${problemLine(words, answering.problem)}
    <div class="buttons">
      <button class="button" @click=${close}>${words.text("panel.cancel")}</button>
      <button
        class="button danger"
        part="confirm"
        aria-disabled=${isSending ? "true" : nothing}
        @click=${() => void answering.decline()}
      >
        ${words.text(isSending ? "landing.declining" : "landing.decline")}
      </button>
    </div>
  </dialog>`;
}
