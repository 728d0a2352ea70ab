import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { PortalKey } from "../portal-messages.en.ts";
import { usualLeastPassword } from "../portal-wire.ts";
import { problemLine } from "../problem-line.ts";
import { problemWords } from "../problem-words.ts";
import { Sending, type SendingHost } from "../sending.ts";
import { PasswordField } from "./password-field.ts";

/** What a new password is chosen for. */
export interface Choosing {
  /** Whose it is, for password managers. */
  readonly email: string;
  /** What the password that they have now is called; it is not asked for if left out. */
  readonly current?: string | undefined;
  readonly button: string;
  /** The least number of characters, where it is known. */
  readonly least?: number;
  readonly save: (
    client: RollcallClient,
    typed: { readonly current: string; readonly next: string },
  ) => Promise<unknown>;
  /** It is theirs now. */
  readonly done: () => void;
}

/** Characters as people count them when they are asked for a number of them (P38). */
const lengthOf = (password: string): number => Array.from(password.normalize("NFC")).length;

/** The form in which a password is chosen: what is asked of it is said before, and counted while it is typed (Q47). */
export class NewPassword {
  readonly #host: SendingHost;
  readonly #sending: Sending;
  readonly #current: PasswordField;
  readonly #next: PasswordField;
  #length = 0;
  /** Whether it was sent without a new password: then it is said before anything is counted. */
  #isEmpty = false;

  constructor(host: SendingHost) {
    this.#host = host;
    this.#sending = new Sending(host);
    this.#current = new PasswordField(host);
    this.#next = new PasswordField(host);
  }

  /** Why it was refused. */
  get problem(): Sending["problem"] {
    return this.#sending.problem;
  }

  get #isCurrentWrong(): boolean {
    const { problem } = this.#sending;
    return problem !== undefined && problem !== "needed" && problem.code === "sign-in.failed";
  }

  render(words: Words<PortalKey>, choosing: Choosing): TemplateResult {
    const { email, current, button } = choosing;
    const { isSending } = this.#sending;
    const { ofCurrent, ofNext, ofAll } = this.#said(words);
    const least = this.#least(choosing) ?? usualLeastPassword;
    return html`<form
      part="new-password-form"
      novalidate
      @submit=${(event: SubmitEvent) => void this.#submit(event, choosing)}
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
                isWrong: ofCurrent !== "",
                retyped: () => this.#sending.retype(),
              })}
              ${problemLine("current-problem", ofCurrent)}
            </div>`
      }
      <div class="one">
        ${this.#next.render(words, {
          id: "next",
          label: words.text("portal.password.next"),
          autocomplete: "new-password",
          describedBy: "next-problem next-count rules",
          isWrong: ofNext !== "",
          retyped: (value) => {
            this.#length = lengthOf(value);
            this.#isEmpty = false;
            this.#sending.retype();
            this.#host.requestUpdate();
          },
        })}
        ${this.#count(words, least)} ${problemLine("next-problem", ofNext)} ${rules(words, least)}
      </div>
      ${problemLine("form-problem", ofAll)}
      <button class="button primary wide" part="save-password" aria-disabled=${isSending ? "true" : nothing}>
        ${isSending ? words.text("portal.password.sending") : button}
      </button>
    </form>`;
  }

  /** The server knows it; where it has not said so before, it does when it refuses. */
  #least({ least }: Choosing): number | undefined {
    const { problem } = this.#sending;
    const isTooShort = problem !== undefined && problem !== "needed" && problem.code === "password.too-short";
    return (isTooShort ? problem.details?.least : undefined) ?? least;
  }

  /** How long it is, once something is typed: an icon and words. */
  #count(words: Words<PortalKey>, least: number): TemplateResult {
    const missing = least - this.#length;
    const isEnough = missing <= 0;
    return html`<p class="count" id="next-count" role="status">
      ${
        this.#length === 0
          ? nothing
          : html`<span class="state ${isEnough ? "ok" : ""}"
              >${icon(isEnough ? "done" : "clock")}${
                isEnough
                  ? words.text("portal.password.enough")
                  : words.text("portal.password.missing", { count: missing })
              }</span
            >`
      }
    </p>`;
  }

  /** What was refused, beside what it is about. */
  #said(words: Words<PortalKey>): { ofCurrent: string; ofNext: string; ofAll: string } {
    const { problem } = this.#sending;
    const none = { ofCurrent: "", ofNext: "", ofAll: "" };
    if (problem === undefined) {
      return this.#isEmpty ? { ...none, ofNext: words.text("portal.password.next.needed") } : none;
    }
    if (problem === "needed") return { ...none, ofCurrent: words.text("portal.password.needed") };
    if (this.#isCurrentWrong) return { ...none, ofCurrent: words.text("portal.password.wrong") };
    const said = problemWords(words, problem);
    return problem.code.startsWith("password.") ? { ...none, ofNext: said } : { ...none, ofAll: said };
  }

  async #submit(event: SubmitEvent, choosing: Choosing): Promise<void> {
    event.preventDefault();
    const { current: asked, save, done } = choosing;
    const form = event.currentTarget as HTMLFormElement;
    const typed = (name: string): string => form.querySelector<HTMLInputElement>(`#${name}`)?.value ?? "";
    const [current, next] = [typed("current"), typed("next")];
    const focus = (name: string): void => form.querySelector<HTMLElement>(`#${name}`)?.focus();
    if (asked !== undefined && current === "") {
      this.#sending.need();
      focus("current");
      return;
    }
    // What is missing is said already, once something is there.
    if (lengthOf(next) < (this.#least(choosing) ?? 1)) {
      this.#isEmpty = next === "";
      this.#host.requestUpdate();
      focus("next");
      return;
    }
    const isSaved = await this.#sending.send((client) => save(client, { current, next }));
    if (isSaved) {
      form.reset();
      this.#length = 0;
      this.#current.hide();
      this.#next.hide();
      done();
      return;
    }
    await this.#host.updateComplete;
    focus(this.#isCurrentWrong ? "current" : "next");
  }
}

const rules = (words: Words<PortalKey>, least: number): TemplateResult =>
  html`<ul class="rules muted" id="rules" part="rules">
    <li>${words.text("portal.password.rule.least", { least })}</li>
    ${(["any", "common", "paste"] as const).map((one) => html`<li>${words.text(`portal.password.rule.${one}`)}</li>`)}
  </ul>`;
