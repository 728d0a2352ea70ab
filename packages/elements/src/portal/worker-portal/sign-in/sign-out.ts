import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import type { PortalView } from "../portal-wire.ts";
import { problemLine } from "../problem-line.ts";
import { problemWords } from "../problem-words.ts";
import type { Sending } from "../sending.ts";

/** Who is signed in, and the button that ends it; it says so where that did not work. */
export function signOut(
  words: Words<PortalKey>,
  { person: { email } }: PortalView,
  { isSending, problem }: Sending,
  press: () => void,
): TemplateResult {
  return html`<div class="way-out">
    <span class="muted small who" dir="auto">${email}</span>
    <button class="button quiet" part="sign-out" aria-disabled=${isSending ? "true" : nothing} @click=${press}>
      ${icon("leave")}${words.text("portal.sign-out")}
    </button>
    ${problem === undefined || problem === "needed" ? nothing : problemLine("sign-out-problem", problemWords(words, problem))}
  </div>`;
}
