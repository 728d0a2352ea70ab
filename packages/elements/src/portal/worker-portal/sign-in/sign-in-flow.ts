import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { InlineForm } from "../../../ui/inline-form.ts";
import type { CommandHost, Words } from "../../../ui/panel-host.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { problemLine } from "../../../ui/problem-line.ts";
import { NewPassword } from "../password/new-password.ts";
import { PasswordField } from "../password/password-field.ts";
import { formPage, formProblem } from "../form-page.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import type { ResetToken } from "./reset-token.ts";

type PortalWords = Words<PortalKey>;

/** The element in which people sign in. */
export interface SignInHost extends CommandHost {
  readonly organization: string | undefined;
  readonly signInUrl: string | undefined;
}

/** What the flow reports. */
export interface SignInEvents {
  /** Another page shows and takes the focus. */
  readonly pageChanged: () => void;
  readonly signedIn: (password: string) => void;
  /** The password was reset, which ends every session. */
  readonly passwordReset: () => void;
}

/** Why the sign-in page shows. */
export type SignInNote = "portal.session-ended" | "portal.signed-out" | "portal.reset.done" | undefined;

/** Signing in, asking for a new password, and choosing one from an emailed link (A42, Q47). */
export class SignInFlow {
  readonly #host: SignInHost;
  readonly #token: ResetToken;
  readonly #events: SignInEvents;
  readonly #form: InlineForm;
  readonly #password: PasswordField;
  readonly #newPassword: NewPassword;
  #page: "sign-in" | "forgot" | "sent" = "sign-in";
  #email = "";
  #note: SignInNote;

  constructor(host: SignInHost, token: ResetToken, events: SignInEvents) {
    this.#host = host;
    this.#token = token;
    this.#events = events;
    this.#form = new InlineForm(host);
    this.#password = new PasswordField(host);
    this.#newPassword = new NewPassword(host);
  }

  /** Whether a reset link was opened. It takes precedence over any session. */
  get isResetting(): boolean {
    return this.#token.value !== undefined;
  }

  /** Goes back to the sign-in page without any input. A reset password already explains why. */
  restart(note: SignInNote): void {
    this.#page = "sign-in";
    if (this.#note !== "portal.reset.done") this.#note = note;
    this.#form.clear();
    this.#password.hide();
  }

  render(words: PortalWords): TemplateResult {
    if (this.#token.value !== undefined) return this.#resetPage(words, this.#token.value);
    // Links in emails name the organization.
    const organizationId = this.#host.organization ?? new URLSearchParams(location.search).get("organization");
    if (!organizationId) return this.#hostPage(words);
    if (this.#page === "forgot") return this.#forgotPage(words, organizationId);
    if (this.#page === "sent") return this.#sentPage(words);
    return this.#signInPage(words, organizationId);
  }

  #signInPage(words: PortalWords, organizationId: string): TemplateResult {
    const { isBusy, missing, problem } = this.#form;
    const text =
      problem === undefined
        ? missing && words.text("portal.sign-in.needed")
        : problem.code === "sign-in.failed"
          ? words.text("portal.sign-in.failed")
          : formProblem(words, problem);
    const submit = (event: SubmitEvent): Promise<void> =>
      this.#form.submit(event, {
        check: ({ email, password }) => (!email?.trim() ? "email" : !password ? "password" : undefined),
        send: ({ access }, { email = "", password = "" }) =>
          access.signIn({ organizationId, email: email.trim(), password }),
        focus: () => "password",
        done: (_result, { email = "", password = "" }) => {
          this.#email = email.trim();
          this.#note = undefined;
          this.#password.hide();
          this.#events.signedIn(password);
        },
      });
    return formPage(
      "lock",
      words.text("portal.sign-in"),
      words.text("portal.sign-in.text"),
      html`${this.#noteLine(words)}
        <form part="sign-in-form" novalidate @submit=${submit} @input=${this.#form.clear}>
          ${this.#emailField(words, text !== undefined)}
          <div class="one">
            ${this.#password.render(words, {
              id: "password",
              label: words.text("portal.password"),
              autocomplete: "current-password",
              describedBy: "form-problem",
              isInvalid: text !== undefined,
            })}
          </div>
          ${problemLine(words, text, "form-problem")}
          <button class="button primary wide" part="sign-in" aria-disabled=${isBusy ? "true" : nothing}>
            ${words.text(isBusy ? "portal.sign-in.sending" : "portal.sign-in")}
          </button>
          <button
            type="button"
            class="link"
            part="forgot"
            @click=${({ currentTarget }: Event) => {
              const email = (currentTarget as HTMLButtonElement).form?.elements.namedItem("email");
              this.#email = (email as HTMLInputElement).value.trim();
              this.#go("forgot");
            }}
          >
            ${words.text("portal.forgot")}
          </button>
        </form>
        ${this.#hostLink(words, "wide")}`,
    );
  }

  #forgotPage(words: PortalWords, organizationId: string): TemplateResult {
    const { isBusy, missing, problem } = this.#form;
    const text = problem ? formProblem(words, problem) : missing && words.text("portal.forgot.needed");
    const submit = (event: SubmitEvent): Promise<void> =>
      this.#form.submit(event, {
        check: ({ email }) => (email?.trim() ? undefined : "email"),
        send: ({ access }, { email = "" }) => access.forgot({ organizationId, email: email.trim() }),
        focus: () => "email",
        done: (_result, { email = "" }) => {
          this.#email = email.trim();
          this.#go("sent");
        },
      });
    return formPage(
      "mail",
      words.text("portal.forgot.title"),
      words.text("portal.forgot.text"),
      html`<form part="forgot-form" novalidate @submit=${submit} @input=${this.#form.clear}>
        ${this.#emailField(words, text !== undefined)} ${problemLine(words, text, "form-problem")}
        <button class="button primary wide" part="send-link" aria-disabled=${isBusy ? "true" : nothing}>
          ${words.text(isBusy ? "portal.forgot.sending" : "portal.forgot.send")}
        </button>
        ${this.#backButton(words)}
      </form>`,
    );
  }

  /** The same page whether or not the account exists (P34). */
  #sentPage(words: PortalWords): TemplateResult {
    const text = words.text("portal.forgot.sent.text", { email: this.#email });
    return formPage("sent", words.text("portal.forgot.sent"), text, this.#backButton(words));
  }

  #resetPage(words: PortalWords, token: string): TemplateResult {
    if (this.#newPassword.problem?.code === "link.invalid") {
      return formPage(
        "warning",
        words.text("portal.reset.dead"),
        words.text("portal.reset.dead.text"),
        html`<button class="button primary wide" part="again" @click=${() => this.#go("forgot")}>
            ${words.text("portal.reset.again")}
          </button>
          ${this.#backButton(words)}`,
      );
    }
    return formPage(
      "lock",
      words.text("portal.reset.title"),
      words.text("portal.reset.text"),
      html`${this.#newPassword.render(words, {
        email: this.#email,
        button: words.text("portal.reset.send"),
        save: (client, { next }) => client.access.reset({ token, next }),
        saved: () => {
          this.#note = "portal.reset.done";
          this.#go("sign-in");
          this.#events.passwordReset();
        },
      })}
      ${this.#backButton(words)}`,
    );
  }

  /** Without an organization, people can only sign in at the host. */
  #hostPage(words: PortalWords): TemplateResult {
    const text = words.text("portal.sign-in.none.text");
    return statePage("lock", words.text("portal.sign-in.none"), text, this.#hostLink(words, "primary"));
  }

  #hostLink(words: PortalWords, look: "wide" | "primary"): TemplateResult | typeof nothing {
    const { signInUrl } = this.#host;
    if (signInUrl === undefined) return nothing;
    const text = words.text("portal.sign-in.host");
    return html`<a class="button ${look}" part="host-sign-in" href=${signInUrl}>${text}</a>`;
  }

  #noteLine(words: PortalWords): TemplateResult | typeof nothing {
    if (this.#note === undefined) return nothing;
    const hasEnded = this.#note === "portal.session-ended";
    return html`<p class="note state ${hasEnded ? "warn" : "ok"}" part="note" role="status">
      ${icon(hasEnded ? "clock" : "done")}<span>${words.text(this.#note)}</span>
    </p>`;
  }

  #emailField(words: PortalWords, isInvalid: boolean): TemplateResult {
    return html`<div class="one">
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
        aria-describedby="form-problem"
        aria-invalid=${isInvalid ? "true" : nothing}
        .value=${this.#email}
      />
    </div>`;
  }

  #backButton(words: PortalWords): TemplateResult {
    return html`<button type="button" class="link" part="to-sign-in" @click=${() => this.#go("sign-in")}>
      ${words.text("portal.forgot.back")}
    </button>`;
  }

  /** Shows another page. A reset link is used up or abandoned by then. */
  #go(page: "sign-in" | "forgot" | "sent"): void {
    this.#token.clear();
    this.#newPassword.clear();
    this.#form.clear();
    this.#page = page;
    this.#host.requestUpdate();
    this.#events.pageChanged();
  }
}
