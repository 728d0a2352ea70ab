import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { button } from "../../../ui/controls/button.ts";
import { InlineForm } from "../../../ui/fields/inline-form.ts";
import type { CommandHost, Words } from "../../../ui/host/panel-host.ts";
import { problemLine } from "../../../ui/notices/problem-line.ts";
import { stateLabel } from "../../../ui/controls/state-label.ts";
import { textField } from "../../../ui/fields/text-field.ts";
import { formProblem } from "../portal-pages.ts";
import type { PortalKey } from "../worker-portal.messages.ts";

type PortalWords = Words<PortalKey>;

/** A password field whose input can be shown (P38). Accepts pasted passwords, and works with password managers. */
export class PasswordField {
  readonly #host: ReactiveControllerHost;
  #isShown = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  hide(): void {
    this.#isShown = false;
  }

  render(
    words: PortalWords,
    label: string,
    options: { id: string; autocomplete: string; describedBy: string; isInvalid: boolean },
  ): TemplateResult {
    const { id } = options;
    const type = this.#isShown ? "text" : "password";
    return html`<label for=${id}>${label}</label>
      <div class="secret" dir="ltr">
        ${textField({ ...options, name: id, part: id, type, autocapitalize: "off", spellcheck: false })}
        ${button(words.text(this.#isShown ? "portal.password.hide.short" : "portal.password.show.short"), {
          look: "button show",
          part: "show-password",
          label: words.text("portal.password.show"),
          isPressed: this.#isShown,
          click: this.#toggle,
        })}
      </div>`;
  }

  readonly #toggle = (): void => {
    this.#isShown = !this.#isShown;
    this.#host.requestUpdate();
  };
}

/** What a new password is for. */
export interface NewPasswordOptions {
  /** The email address of the account, for password managers. */
  readonly email: string;
  /** The label of the current password, if it is required. */
  readonly current?: string | undefined;
  readonly button: string;
  readonly minLength?: number;
  readonly save: (client: RollcallClient, passwords: { current: string; next: string }) => Promise<unknown>;
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

  get problem(): Reason | undefined {
    return this.#form.problem;
  }

  clear(): void {
    this.#length = 0;
    this.#form.clear();
    this.#current.hide();
    this.#next.hide();
  }

  render(words: PortalWords, options: NewPasswordOptions): TemplateResult {
    const { email, current } = options;
    const { isBusy } = this.#form;
    const problems = this.#problems(words);
    const minLength = this.#minLength(options) ?? defaultMinLength;
    const submit = (event: SubmitEvent): void => void this.#submit(event, options);
    const field = (field: PasswordField, id: "current" | "next", label: string, describedBy: string): TemplateResult =>
      field.render(words, label, {
        id,
        autocomplete: `${id === "next" ? "new" : "current"}-password`,
        describedBy,
        isInvalid: problems[id] !== undefined,
      });
    return html`<form part="new-password-form" novalidate @submit=${submit} @input=${this.#edited}>
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
              ${field(this.#current, "current", current, "current-problem")}
              ${problemLine(words, problems.current, "current-problem")}
            </div>`
      }
      <div class="one">
        ${field(this.#next, "next", words.text("portal.password.next"), "next-problem next-count rules")}
        <p class="count optional" id="next-count" role="status">${this.#count(words, minLength)}</p>
        ${problemLine(words, problems.next, "next-problem")} ${rules(words, minLength)}
      </div>
      ${problemLine(words, problems.form, "form-problem")}
      ${button(isBusy ? words.text("portal.password.sending") : options.button, {
        look: "button primary tall wide",
        part: "save-password",
        isBusy,
      })}
    </form>`;
  }

  /** The minimum length, which the server also sends when it refuses a password. */
  #minLength({ minLength }: NewPasswordOptions): number | undefined {
    const { problem } = this;
    return (problem?.code === "password.too-short" ? problem.details?.least : undefined) ?? minLength;
  }

  /** Characters that are missing, once something is typed. */
  #count(words: PortalWords, minLength: number): TemplateResult | typeof nothing {
    const count = minLength - this.#length;
    if (this.#length === 0) return nothing;
    return count > 0
      ? stateLabel("clock", words.text("portal.password.missing", { count }))
      : stateLabel("done", words.text("portal.password.enough"), { tone: "ok" });
  }

  #problems(words: PortalWords): { current?: string; next?: string; form?: string } {
    const { missing, problem } = this.#form;
    if (problem === undefined) {
      return {
        ...(missing.includes("current") && { current: words.text("portal.password.needed") }),
        ...(missing.includes("next") && { next: words.text("portal.password.next.needed") }),
      };
    }
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
        // The count already shows how many characters are missing.
        const isShort = lengthOf(next) < (this.#minLength(options) ?? 1);
        return [...(label !== undefined && !current ? ["current"] : []), ...(isShort ? ["next"] : [])];
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
  html`<ul class="rules stack gap-0 small muted bullets" id="rules" part="rules">
    <li>${words.text("portal.password.rule.least", { least })}</li>
    ${(["any", "common", "paste"] as const).map((rule) => html`<li>${words.text(`portal.password.rule.${rule}`)}</li>`)}
  </ul>`;
