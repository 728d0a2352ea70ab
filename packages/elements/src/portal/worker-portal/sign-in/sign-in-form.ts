import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../../ui/panel-host.ts";
import { PasswordField } from "../password/password-field.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { problemLine } from "../problem-line.ts";
import { problemWords } from "../problem-words.ts";
import { Sending, type SendingHost } from "../sending.ts";
import { emailField } from "./email-field.ts";

/** What the form needs of the portal. */
export interface SignIn {
  /** The organization whose portal it is. */
  readonly organizationId: string;
  /** The address that was typed last. */
  readonly email: string;
  /** They are in, with this password. */
  readonly done: (email: string, password: string) => void;
  readonly forgot: (email: string) => void;
}

/** Asks for address and password. One answer for whatever is wrong with them (P34). */
export class SignInForm {
  readonly #host: SendingHost;
  readonly #sending: Sending;
  readonly #password: PasswordField;

  constructor(host: SendingHost) {
    this.#host = host;
    this.#sending = new Sending(host);
    this.#password = new PasswordField(host);
  }

  render(words: Words<PortalKey>, signIn: SignIn): TemplateResult {
    const { isSending, problem } = this.#sending;
    const said =
      problem === undefined
        ? ""
        : problem === "needed"
          ? words.text("portal.sign-in.needed")
          : problem.code === "sign-in.failed"
            ? words.text("portal.sign-in.failed")
            : problemWords(words, problem);
    const retyped = (): void => this.#sending.retype();
    return html`<form
      part="sign-in-form"
      novalidate
      @submit=${(event: SubmitEvent) => void this.#submit(event, signIn)}
    >
      ${emailField(words, { email: signIn.email, describedBy: "sign-in-problem", isWrong: said !== "", retyped })}
      <div class="one">
        ${this.#password.render(words, {
          id: "password",
          label: words.text("portal.password"),
          autocomplete: "current-password",
          describedBy: "sign-in-problem",
          isWrong: said !== "",
          retyped,
        })}
      </div>
      ${problemLine("sign-in-problem", said)}
      <button class="button primary wide" part="sign-in" aria-disabled=${isSending ? "true" : nothing}>
        ${words.text(isSending ? "portal.sign-in.sending" : "portal.sign-in")}
      </button>
      <button
        type="button"
        class="link"
        part="forgot"
        @click=${({ currentTarget }: Event) => {
          const form = (currentTarget as Element).closest("form");
          signIn.forgot(form?.querySelector<HTMLInputElement>("#email")?.value.trim() ?? "");
        }}
      >
        ${words.text("portal.forgot")}
      </button>
    </form>`;
  }

  async #submit(event: SubmitEvent, { organizationId, done }: SignIn): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const typed = (name: string): string => form.querySelector<HTMLInputElement>(`#${name}`)?.value ?? "";
    const email = typed("email").trim();
    const password = typed("password");
    if (email === "" || password === "") {
      this.#sending.need();
      form.querySelector<HTMLElement>(email === "" ? "#email" : "#password")?.focus();
      return;
    }
    const isIn = await this.#sending.send((client) => client.access.signIn({ organizationId, email, password }));
    if (isIn) {
      // The password opens the portal: it does not stay in the page.
      form.reset();
      this.#password.hide();
      done(email, password);
      return;
    }
    await this.#host.updateComplete;
    form.querySelector<HTMLElement>("#password")?.focus();
  }
}
