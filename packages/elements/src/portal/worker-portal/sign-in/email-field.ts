import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";

interface EmailSetting {
  readonly email: string;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly retyped: () => void;
}

/** The field for the address that somebody signs in with. */
export const emailField = (
  words: Words<PortalKey>,
  { email, describedBy, isWrong, retyped }: EmailSetting,
): TemplateResult =>
  html`<div class="one">
    <label for="email">${words.text("portal.email")}</label>
    <input
      class="field"
      id="email"
      name="email"
      part="email"
      type="email"
      autocomplete="username"
      autocapitalize="off"
      spellcheck="false"
      maxlength="254"
      dir="ltr"
      aria-describedby=${describedBy}
      aria-invalid=${isWrong ? "true" : nothing}
      .value=${email}
      @input=${retyped}
    />
  </div>`;
