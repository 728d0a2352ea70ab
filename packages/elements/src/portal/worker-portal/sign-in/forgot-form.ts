import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { problemLine } from "../problem-line.ts";
import { problemWords } from "../problem-words.ts";
import { Sending, type SendingHost } from "../sending.ts";
import { emailField } from "./email-field.ts";

/** What the form needs of the portal. */
export interface Forgot {
  readonly organizationId: string;
  readonly email: string;
  readonly done: (email: string) => void;
  readonly back: () => void;
}

/** Asks where to mail a link to a new password. The answer is the same for every address (P34). */
export class ForgotForm {
  readonly #sending: Sending;

  constructor(host: SendingHost) {
    this.#sending = new Sending(host);
  }

  render(words: Words<PortalKey>, forgot: Forgot): TemplateResult {
    const { isSending, problem } = this.#sending;
    const said =
      problem === undefined
        ? ""
        : problem === "needed"
          ? words.text("portal.forgot.needed")
          : problemWords(words, problem);
    return html`<form part="forgot-form" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event, forgot)}>
      ${emailField(words, {
        email: forgot.email,
        describedBy: "forgot-problem",
        isWrong: said !== "",
        retyped: () => this.#sending.retype(),
      })}
      ${problemLine("forgot-problem", said)}
      <button class="button primary wide" part="send-link" aria-disabled=${isSending ? "true" : nothing}>
        ${words.text(isSending ? "portal.forgot.sending" : "portal.forgot.send")}
      </button>
      <button type="button" class="link" part="to-sign-in" @click=${forgot.back}>
        ${words.text("portal.forgot.back")}
      </button>
    </form>`;
  }

  async #submit(event: SubmitEvent, { organizationId, done }: Forgot): Promise<void> {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>("#email");
    const email = field?.value.trim() ?? "";
    if (email === "") {
      this.#sending.need();
      field?.focus();
      return;
    }
    if (await this.#sending.send((client) => client.access.forgot({ organizationId, email }))) done(email);
    else field?.focus();
  }
}
