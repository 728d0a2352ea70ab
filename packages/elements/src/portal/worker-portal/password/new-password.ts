import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { InlineForm } from "../../../ui/inline-form.ts";
import type { CommandHost, Words } from "../../../ui/panel-host.ts";
import { problemLine } from "../../../ui/problem-line.ts";
import { formProblem } from "../form-page.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { PasswordField } from "./password-field.ts";

type PortalWords = Words<PortalKey>;

/** What a new password is for. */
export interface NewPasswordOptions {
  /** The email address of the account, for password managers. */
  readonly email: string;
  /** The label of the current password, if it is required. */
  readonly current?: string | undefined;
  readonly button: string;
  /** The minimum length, if known. */
  readonly minLength?: number;
  readonly save: (
    client: RollcallClient,
    passwords: { readonly current: string; readonly next: string },
  ) => Promise<unknown>;
  readonly saved: () => void;
}

/** The usual minimum length of a password (Q47). */
const defaultMinLength = 15;

/** The length as people count characters (P38). */
const lengthOf = (password: string): number => Array.from(password.normalize("NFC")).length;

/** The form for a new password. It shows the rules first and counts characters during input (Q47). */
export class NewPassword {
  readonly #host: CommandHost;
  readonly #form: InlineForm;
  readonly #current: PasswordField;
  readonly #next: PasswordField;
  #length = 0;

  constructor(host: CommandHost) {
    this.#host = host;
    this.#form = new InlineForm(host);
    this.#current = new PasswordField(host);
    this.#next = new PasswordField(host);
  }

  /** Why the password was refused. */
  get problem(): Reason | undefined {
    return this.#form.problem;
  }

  /** Removes all messages. */
  clear(): void {
    this.#length = 0;
    this.#form.clear();
    this.#current.hide();
    this.#next.hide();
  }

  render(words: PortalWords, options: NewPasswordOptions): TemplateResult {
    const { email, current, button } = options;
    const { isBusy } = this.#form;
    const problems = this.#problems(words);
    const minLength = this.#minLength(options) ?? defaultMinLength;
    return html`<form
      part="new-password-form"
      novalidate
      @submit=${(event: SubmitEvent) => void this.#submit(event, options)}
      @input=${this.#edited}
    >
      <input
        class="hidden"
        name="username"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        readonly
        .value=${email}
      />
      ${
        current === undefined
          ? nothing
          : html`<div class="one">
              ${this.#current.render(words, {
                id: "current",
                label: current,
                autocomplete: "current-password",
                describedBy: "current-problem",
                isInvalid: problems.current !== undefined,
              })}
              ${problemLine(words, problems.current, "current-problem")}
            </div>`
      }
      <div class="one">
        ${this.#next.render(words, {
          id: "next",
          label: words.text("portal.password.next"),
          autocomplete: "new-password",
          describedBy: "next-problem next-count rules",
          isInvalid: problems.next !== undefined,
        })}
        ${this.#count(words, minLength)} ${problemLine(words, problems.next, "next-problem")} ${rules(words, minLength)}
      </div>
      ${problemLine(words, problems.form, "form-problem")}
      <button class="button primary wide" part="save-password" aria-disabled=${isBusy ? "true" : nothing}>
        ${isBusy ? words.text("portal.password.sending") : button}
      </button>
    </form>`;
  }

  /** The minimum length, which the server also sends when it refuses a password. */
  #minLength({ minLength }: NewPasswordOptions): number | undefined {
    const { problem } = this;
    return (problem?.code === "password.too-short" ? problem.details?.least : undefined) ?? minLength;
  }

  /** Characters that are missing, once something is typed. */
  #count(words: PortalWords, minLength: number): TemplateResult {
    const count = minLength - this.#length;
    const isEnough = count <= 0;
    return html`<p class="count" id="next-count" role="status">
      ${
        this.#length === 0
          ? nothing
          : html`<span class="state ${isEnough ? "ok" : ""}"
              >${icon(isEnough ? "done" : "clock")}${
                isEnough ? words.text("portal.password.enough") : words.text("portal.password.missing", { count })
              }</span
            >`
      }
    </p>`;
  }

  /** The problem, next to the field it is about. */
  #problems(words: PortalWords): { current?: string; next?: string; form?: string } {
    const { missing, problem } = this.#form;
    if (missing === "current") return { current: words.text("portal.password.needed") };
    if (missing === "next") return { next: words.text("portal.password.next.needed") };
    if (problem === undefined) return {};
    if (problem.code === "sign-in.failed") return { current: words.text("portal.password.wrong") };
    const text = formProblem(words, problem);
    return problem.code.startsWith("password.") ? { next: text } : { form: text };
  }

  readonly #edited = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement;
    if (id === "next") this.#length = lengthOf(value);
    this.#form.clear();
    this.#host.requestUpdate();
  };

  async #submit(event: SubmitEvent, options: NewPasswordOptions): Promise<void> {
    const { current: label, save, saved } = options;
    await this.#form.submit(event, {
      check: ({ current, next = "" }) => {
        if (label !== undefined && !current) return "current";
        // The count already shows what is missing.
        return lengthOf(next) < (this.#minLength(options) ?? 1) ? "next" : undefined;
      },
      send: (client, { current = "", next = "" }) => save(client, { current, next }),
      focus: (problem) => (problem?.code === "sign-in.failed" ? "current" : "next"),
      done: () => {
        this.clear();
        saved();
      },
    });
  }
}

const rules = (words: PortalWords, least: number): TemplateResult =>
  html`<ul class="rules bullets muted" id="rules" part="rules">
    <li>${words.text("portal.password.rule.least", { least })}</li>
    ${(["any", "common", "paste"] as const).map((rule) => html`<li>${words.text(`portal.password.rule.${rule}`)}</li>`)}
  </ul>`;
