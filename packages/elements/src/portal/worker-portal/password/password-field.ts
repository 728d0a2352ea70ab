import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";

/** A field for a password. */
export interface PasswordSetting {
  /** Its id, name and part. */
  readonly id: string;
  readonly label: string;
  readonly autocomplete: "current-password" | "new-password";
  /** The ids of what describes it. */
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly retyped: (value: string) => void;
}

/**
 * A field for a password that can be shown while it is typed (P38). Whatever is pasted goes in whole, and a password
 * manager finds what it looks for.
 */
export class PasswordField {
  readonly #host: ReactiveControllerHost;
  #isShown = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Hides what was typed, for whoever comes next. */
  hide(): void {
    this.#isShown = false;
  }

  render(words: Words<PortalKey>, setting: PasswordSetting): TemplateResult {
    const { id, label, autocomplete, describedBy, isWrong, retyped } = setting;
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
          aria-invalid=${isWrong ? "true" : nothing}
          @input=${({ currentTarget }: InputEvent) => {
            retyped((currentTarget as HTMLInputElement).value);
          }}
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
