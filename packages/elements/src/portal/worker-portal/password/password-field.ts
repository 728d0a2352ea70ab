import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";

/** How a password field is rendered. */
export interface PasswordFieldOptions {
  /** The id, name and part. */
  readonly id: string;
  readonly label: string;
  readonly autocomplete: "current-password" | "new-password";
  /** The ids of its descriptions. */
  readonly describedBy: string;
  readonly isInvalid: boolean;
}

/** A password field whose input can be shown (P38). Accepts pasted passwords, and works with password managers. */
export class PasswordField {
  readonly #host: ReactiveControllerHost;
  #isShown = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Hides the input. */
  hide(): void {
    this.#isShown = false;
  }

  render(words: Words<PortalKey>, options: PasswordFieldOptions): TemplateResult {
    const { id, label, autocomplete, describedBy, isInvalid } = options;
    return html`<label for=${id}>${label}</label>
      <div class="secret" dir="ltr">
        <input
          class="field"
          id=${id}
          name=${id}
          part=${id}
          type=${this.#isShown ? "text" : "password"}
          autocomplete=${autocomplete}
          autocapitalize="off"
          spellcheck="false"
          aria-describedby=${describedBy}
          aria-invalid=${isInvalid ? "true" : nothing}
        />
        <button
          type="button"
          class="button show"
          part="show-password"
          aria-label=${words.text("portal.password.show")}
          aria-pressed=${String(this.#isShown)}
          @click=${this.#toggle}
        >
          ${words.text(this.#isShown ? "portal.password.hide.short" : "portal.password.show.short")}
        </button>
      </div>`;
  }

  readonly #toggle = (): void => {
    this.#isShown = !this.#isShown;
    this.#host.requestUpdate();
  };
}
