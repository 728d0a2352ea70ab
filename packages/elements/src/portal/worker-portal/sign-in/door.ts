import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import type { Words } from "../../../ui/panel-host.ts";
import { NewPassword } from "../password/new-password.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import type { SendingHost } from "../sending.ts";
import { ForgotForm } from "./forgot-form.ts";
import type { ResetToken } from "./reset-token.ts";
import { SignInForm } from "./sign-in-form.ts";

type PortalWords = Words<PortalKey>;
type Page = "sign-in" | "forgot" | "sent" | "reset" | "reset-done";

/** What the door needs of the portal. */
export interface DoorHost extends SendingHost {
  readonly organization: string | undefined;
  readonly signInUrl: string | undefined;
}

/** What hears of what happens at the door. */
export interface DoorListener {
  /** Another page shows: the focus goes to what it is about. */
  readonly turned: () => void;
  /** They are in, by this password. */
  readonly opened: (password: string) => void;
  /** The password is another one: whoever was signed in is no longer. */
  readonly settled: () => void;
}

/** What is said above the form of why one is asked to sign in. */
export type DoorNote = "portal.session-ended" | "portal.signed-out" | "portal.reset.done" | undefined;

/** What stands before the portal: signing in, asking for a new password, and choosing one (A42, Q47). */
export class Door {
  /** The address that was typed last. */
  email = "";
  note: DoorNote;
  readonly #host: DoorHost;
  readonly #token: ResetToken;
  readonly #told: DoorListener;
  #page: Page = "sign-in";
  #signIn: SignInForm;
  #forgot: ForgotForm;
  #reset: NewPassword;

  constructor(host: DoorHost, token: ResetToken, told: DoorListener) {
    this.#host = host;
    this.#token = token;
    this.#told = told;
    this.#signIn = new SignInForm(host);
    this.#forgot = new ForgotForm(host);
    this.#reset = new NewPassword(host);
  }

  /** Whether a link to a new password was followed: then it comes first, whoever is signed in. */
  get isResetting(): boolean {
    return this.#token.value !== undefined;
  }

  /** Begins at signing in, with nothing of what was typed. What a new password ended needs no other reason. */
  close(note: DoorNote): void {
    this.#page = "sign-in";
    if (this.note !== "portal.reset.done") this.note = note;
    this.#signIn = new SignInForm(this.#host);
    this.#forgot = new ForgotForm(this.#host);
  }

  render(words: PortalWords): TemplateResult {
    if (this.#token.value !== undefined) return this.#resetPage(words, this.#token.value);
    // The links of mails name it.
    const organization = this.#host.organization ?? new URLSearchParams(location.search).get("organization");
    if (organization === null || organization === "") return this.#elsewhere(words);
    if (this.#page === "forgot") return this.#forgotPage(words, organization);
    if (this.#page === "sent") return this.#sentPage(words);
    return this.#signInPage(words, organization);
  }

  #signInPage(words: PortalWords, organizationId: string): TemplateResult {
    const { signInUrl } = this.#host;
    return doorPage(
      "lock",
      words.text("portal.sign-in"),
      words.text("portal.sign-in.text"),
      html`${this.note === undefined ? nothing : html`<p class="note state ${this.note === "portal.session-ended" ? "warn" : "ok"}" part="note" role="status">${icon(this.note === "portal.session-ended" ? "clock" : "done")}<span>${words.text(this.note)}</span></p>`}
      ${this.#signIn.render(words, {
        organizationId,
        email: this.email,
        done: (email, password) => {
          this.email = email;
          this.note = undefined;
          this.#told.opened(password);
        },
        forgot: (email) => {
          this.email = email;
          this.#go("forgot");
        },
      })}
      ${signInUrl === undefined ? nothing : html`<a class="button wide" part="host-sign-in" href=${signInUrl}>${words.text("portal.sign-in.host")}</a>`}`,
    );
  }

  #forgotPage(words: PortalWords, organizationId: string): TemplateResult {
    return doorPage(
      "mail",
      words.text("portal.forgot.title"),
      words.text("portal.forgot.text"),
      this.#forgot.render(words, {
        organizationId,
        email: this.email,
        done: (email) => {
          this.email = email;
          this.#go("sent");
        },
        back: () => this.#go("sign-in"),
      }),
    );
  }

  /** The same whether there is such an account or not (P34). */
  #sentPage(words: PortalWords): TemplateResult {
    return doorPage(
      "sent",
      words.text("portal.forgot.sent"),
      words.text("portal.forgot.sent.text", { email: this.email }),
      this.#back(words),
    );
  }

  #resetPage(words: PortalWords, token: string): TemplateResult {
    const { problem } = this.#reset;
    if (problem !== undefined && problem !== "needed" && problem.code === "link.invalid") {
      return doorPage(
        "warning",
        words.text("portal.reset.dead"),
        words.text("portal.reset.dead.text"),
        html`<button class="button primary wide" part="again" @click=${() => this.#drop("forgot")}>
            ${words.text("portal.reset.again")}
          </button>
          ${this.#back(words)}`,
      );
    }
    return doorPage(
      "lock",
      words.text("portal.reset.title"),
      words.text("portal.reset.text"),
      html`${this.#reset.render(words, {
        email: this.email,
        button: words.text("portal.reset.send"),
        save: (client, { next }) => client.access.reset({ token, next }),
        done: () => {
          this.note = "portal.reset.done";
          this.#drop("sign-in");
          this.#told.settled();
        },
      })}
      ${this.#back(words)}`,
    );
  }

  /** Nobody is signed in, and the host has not said whose portal this is. */
  #elsewhere(words: PortalWords): TemplateResult {
    const { signInUrl } = this.#host;
    return statePage(
      "lock",
      words.text("portal.sign-in.none"),
      words.text("portal.sign-in.none.text"),
      signInUrl === undefined
        ? nothing
        : html`<a class="button primary" part="host-sign-in" href=${signInUrl}
            >${words.text("portal.sign-in.host")}</a
          >`,
    );
  }

  readonly #back = (words: PortalWords): TemplateResult =>
    html`<button type="button" class="link" part="to-sign-in" @click=${() => this.#drop("sign-in")}>
      ${words.text("portal.forgot.back")}
    </button>`;

  /** The link is used, or given up. */
  #drop(page: Page): void {
    this.#token.forget();
    this.#reset = new NewPassword(this.#host);
    this.#go(page);
  }

  #go(page: Page): void {
    this.#page = page;
    this.#host.requestUpdate();
    this.#told.turned();
  }
}

/** One thing to do before the portal: a drawing, what it is, and a form. */
export const doorPage = (
  drawn: IconName | TemplateResult,
  title: string,
  text: string,
  content: TemplateResult,
): TemplateResult =>
  html`<div class="page door" part="door">
    <slot name="brand"><span class="badge">${typeof drawn === "string" ? icon(drawn) : drawn}</span></slot>
    <h2 part="title" tabindex="-1" dir="auto">${title}</h2>
    <p class="muted text" dir="auto">${text}</p>
    ${content}
  </div>`;
