import type { PortalView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../../ui/controls/button.ts";
import { InlineForm } from "../../../ui/fields/inline-form.ts";
import type { CommandHost, Words } from "../../../ui/host/panel-host.ts";
import { statePage } from "../../../ui/panel/panel-states.ts";
import { problemLine } from "../../../ui/notices/problem-line.ts";
import { stateLabel } from "../../../ui/controls/state-label.ts";
import { labelledField } from "../../../ui/fields/text-field.ts";
import { formPage, formProblem } from "../portal-pages.ts";
import { NewPassword, PasswordField } from "../password/new-password.ts";
import type { PortalKey } from "../worker-portal.messages.ts";

type PortalWords = Words<PortalKey>;

/** The element in which people sign in. */
export interface SignInHost extends CommandHost {
  readonly organization: string | undefined;
  readonly signInUrl: string | undefined;
  readonly signOutUrl: string | undefined;
}

/** What the flow reports. */
export interface SignInEvents {
  /** Called when another page is shown and takes the focus. */
  readonly pageChanged: () => void;
  readonly signedIn: (password: string) => void;
  /** The password was reset, which ends every session. */
  readonly passwordReset: () => void;
}

/** Why the sign-in page is shown. */
export type SignInNote = "portal.session-ended" | "portal.signed-out" | "portal.reset.done" | undefined;

const resetLink = /^#reset=([\w.-]{1,200})$/;

/** Signing in, asking for a new password, and choosing one from an emailed link (A42, Q47). */
export class SignInFlow {
  readonly #host: SignInHost;
  readonly #events: SignInEvents;
  readonly #form: InlineForm;
  readonly #password: PasswordField;
  readonly #newPassword: NewPassword;
  #page: "sign-in" | "forgot" | "sent" = "sign-in";
  #email = "";
  #note: SignInNote;
  #token: string | undefined;

  constructor(host: SignInHost, events: SignInEvents) {
    this.#host = host;
    this.#events = events;
    this.#form = new InlineForm(host);
    this.#password = new PasswordField(host);
    this.#newPassword = new NewPassword(host);
  }

  /** Whether a reset link was opened. It takes precedence over any session. */
  get isResetting(): boolean {
    return this.#token !== undefined;
  }

  /** Whether a password was reset here, and the worker hasn't signed in or continued since. */
  get hasReset(): boolean {
    return this.#note === "portal.reset.done";
  }

  /**
   * Takes the token of a reset link out of the URL, so that no history, bookmark or screenshot contains it.
   * @returns whether there was one
   */
  takeToken(): boolean {
    const token = resetLink.exec(location.hash)?.[1];
    if (token === undefined) return false;
    this.#token = token;
    history.replaceState(history.state, "", location.pathname + location.search);
    return true;
  }

  /**
   * Goes back to the sign-in page. A reset password already explains why. Signing out also removes the address, because this device's next
   * user may be another person.
   */
  restart(note: SignInNote): void {
    this.#page = "sign-in";
    if (note === "portal.signed-out") this.#email = "";
    if (this.#note !== "portal.reset.done") this.#note = note;
    this.#form.clear();
    this.#password.hide();
  }

  render(words: PortalWords): TemplateResult {
    if (this.#token !== undefined) return this.#resetPage(words, this.#token);
    // Links in emails name the organization.
    const organizationId = this.#host.organization ?? new URLSearchParams(location.search).get("organization");
    if (!organizationId) return this.#hostPage(words);
    if (this.#page === "forgot") return this.#forgotPage(words, organizationId);
    if (this.#page === "sent") return this.#sentPage(words);
    return this.#signInPage(words, organizationId);
  }

  #signInPage(words: PortalWords, organizationId: string): TemplateResult {
    const { isBusy, missing, problem } = this.#form;
    const text = problem
      ? signInProblem(words, problem)
      : missing.length > 0
        ? words.text("portal.sign-in.needed")
        : undefined;
    const submit = (event: SubmitEvent): Promise<void> =>
      this.#form.submit(event, {
        check: ({ email, password }) => [...(email?.trim() ? [] : ["email"]), ...(password ? [] : ["password"])],
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
    const forgot = ({ currentTarget }: Event): void => {
      const email = (currentTarget as HTMLButtonElement).form?.elements.namedItem("email");
      this.#email = (email as HTMLInputElement).value.trim();
      this.#go("forgot");
    };
    const password = this.#password.render(words, words.text("portal.password"), {
      id: "password",
      autocomplete: "current-password",
      describedBy: "form-problem",
      isInvalid: text !== undefined,
    });
    return formPage(
      "lock",
      words.text("portal.sign-in"),
      words.text("portal.sign-in.text"),
      html`${this.#noteLine(words)}
        <form part="sign-in-form" novalidate @submit=${submit} @input=${this.#form.clear}>
          ${this.#emailField(words, text !== undefined)}
          <div class="one">${password}</div>
          ${problemLine(words, text, "form-problem")}
          ${submitButton("sign-in", words.text(isBusy ? "portal.sign-in.sending" : "portal.sign-in"), isBusy)}
          ${button(words.text("portal.forgot"), { look: "link", part: "forgot", click: forgot })}
        </form>
        ${this.#hostLink(words, "tall wide")}`,
    );
  }

  #forgotPage(words: PortalWords, organizationId: string): TemplateResult {
    const { isBusy, missing, problem } = this.#form;
    const text = problem
      ? formProblem(words, problem)
      : missing.length > 0
        ? words.text("portal.forgot.needed")
        : undefined;
    const submit = (event: SubmitEvent): Promise<void> =>
      this.#form.submit(event, {
        check: ({ email }) => (email?.trim() ? [] : ["email"]),
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
        ${submitButton("send-link", words.text(isBusy ? "portal.forgot.sending" : "portal.forgot.send"), isBusy)}
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
      const again = { look: "button primary tall wide", part: "again", click: () => this.#go("forgot") };
      return formPage(
        "warning",
        words.text("portal.reset.dead"),
        words.text("portal.reset.dead.text"),
        html`${button(words.text("portal.reset.again"), again)} ${this.#backButton(words)}`,
      );
    }
    const form = this.#newPassword.render(words, {
      email: this.#email,
      button: words.text("portal.reset.send"),
      save: (client, { next }) => client.access.reset({ token, next }),
      saved: () => {
        this.#note = "portal.reset.done";
        this.#go("sign-in");
        this.#events.passwordReset();
      },
    });
    const title = words.text("portal.reset.title");
    return formPage("lock", title, words.text("portal.reset.text"), html`${form} ${this.#backButton(words)}`);
  }

  /** Confirms a reset to someone who is still signed in with another account. `signOut` ends that session, if the portal can. */
  renderReset(words: PortalWords, { person, signedIn }: PortalView, signOut: unknown): TemplateResult {
    const name = person.name || person.email;
    const { signOutUrl: href } = this.#host;
    const stay = (): void => {
      this.#note = undefined;
      this.#go("sign-in");
    };
    return formPage(
      "done",
      words.text("portal.reset.saved"),
      words.text("portal.reset.saved.text", { name }),
      html`${
        signedIn || href === undefined
          ? signOut
          : button(words.text("portal.reset.use"), { look: "button primary tall wide", part: "use-password", href })
      }
      ${button(words.text("portal.reset.stay", { name }), { look: "button tall wide", part: "stay", click: stay })}`,
    );
  }

  /** Without an organization, people can only sign in at the host. */
  #hostPage(words: PortalWords): TemplateResult {
    const text = words.text("portal.sign-in.none.text");
    return statePage("lock", words.text("portal.sign-in.none"), text, this.#hostLink(words, "primary"));
  }

  #hostLink(words: PortalWords, look: "tall wide" | "primary"): TemplateResult | typeof nothing {
    const { signInUrl: href } = this.#host;
    if (href === undefined) return nothing;
    return button(words.text("portal.sign-in.host"), { look: `button ${look}`, part: "host-sign-in", href });
  }

  #noteLine(words: PortalWords): TemplateResult | typeof nothing {
    if (this.#note === undefined) return nothing;
    const [drawn, tone] =
      this.#note === "portal.session-ended" ? (["clock", "warn"] as const) : (["done", "ok"] as const);
    return html`<div role="status">
      ${stateLabel(drawn, words.text(this.#note), { tone, look: "note", part: "note" })}
    </div>`;
  }

  #emailField(words: PortalWords, isInvalid: boolean): TemplateResult {
    return labelledField(words.text("portal.email"), {
      id: "email",
      name: "email",
      part: "email",
      type: "email",
      autocomplete: "username",
      autocapitalize: "off",
      spellcheck: false,
      maxLength: 254,
      direction: "ltr",
      describedBy: "form-problem",
      isInvalid,
      initial: this.#email,
    });
  }

  #backButton(words: PortalWords): TemplateResult {
    return button(words.text("portal.forgot.back"), {
      look: "link",
      part: "to-sign-in",
      click: () => this.#go("sign-in"),
    });
  }

  /** Shows another page. A reset link is used up or abandoned by then. */
  #go(page: "sign-in" | "forgot" | "sent"): void {
    this.#token = undefined;
    this.#newPassword.clear();
    this.#form.clear();
    this.#page = page;
    this.#host.requestUpdate();
    this.#events.pageChanged();
  }
}

const submitButton = (part: string, text: string, isBusy: boolean): TemplateResult =>
  button(text, { look: "button primary tall wide", part, isBusy });

const signInProblem = (words: PortalWords, problem: Reason): string =>
  problem.code === "sign-in.failed" ? words.text("portal.sign-in.failed") : formProblem(words, problem);
