import { type Reason, RollcallError } from "@rollcall/core/contract";
import type { AccountEffects, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { type JudgedPerson, nameOf } from "../wire.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** What is done to an account. */
export type AccountAction = "deactivate" | "reactivate" | "erase";

/** Asks before an account is shut, opened or erased, and says first what would come of it (X3, Q7). */
export class AccountDialog {
  readonly #host: RollcallElement<PlannerUserKey>;
  readonly #done: (action: AccountAction, personId: string) => void;
  #asked: { readonly action: AccountAction; readonly person: JudgedPerson } | undefined;
  /** What would come of it; null where nobody could say. */
  #effects: AccountEffects | null | undefined;
  #refused: Reason | undefined;
  #problem: Reason | undefined;
  #isWorking = false;
  #typed = "";

  constructor(host: RollcallElement<PlannerUserKey>, done: (action: AccountAction, personId: string) => void) {
    this.#host = host;
    this.#done = done;
  }

  async open(action: AccountAction, person: JudgedPerson): Promise<void> {
    const asked = (this.#asked = { action, person });
    this.#effects = this.#refused = this.#problem = undefined;
    this.#typed = "";
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    const { client } = this.#host;
    if (client === undefined) return;
    try {
      const { effects } = await methodOf(client, action).dryRun({ personId: person.id });
      if (this.#asked === asked) this.#effects = effects;
    } catch (error) {
      // A dry run without an answer keeps nobody from it: the command itself is judged.
      const isJudged = error instanceof RollcallError && ["forbidden", "conflict", "hidden"].includes(error.kind);
      if (this.#asked === asked) [this.#effects, this.#refused] = [null, isJudged ? error.reason : undefined];
    }
    this.#host.requestUpdate();
  }

  /** Goes without an answer. */
  close(): void {
    this.#dialog?.close();
  }

  render(): TemplateResult | typeof nothing {
    if (this.#asked === undefined) return nothing;
    const { words } = this.#host;
    const { action, person } = this.#asked;
    const name = nameOf(person);
    return html`<dialog
      id="account-dialog"
      part="dialog"
      aria-labelledby="ask-title"
      aria-describedby="ask-text"
      @close=${this.#closed}
    >
      <form @submit=${this.#submit}>
        <h3 id="ask-title"><bdi>${words.text(`ask.${action}`, { name })}</bdi></h3>
        <p id="ask-text">${words.text(`account.${action}.text`)}</p>
        <div role="status">${this.#foresight()}</div>
        ${action === "erase" && !this.#refused ? this.#naming(name) : nothing}
        <p class="problem" role="alert">${this.#said(this.#refused ?? this.#problem)}</p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.close()}>${words.text("panel.cancel")}</button>
          <button
            class="button ${action === "reactivate" ? "primary" : "danger"}"
            part="confirm"
            aria-disabled=${this.#isOpen ? nothing : "true"}
          >
            ${words.text(this.#isWorking ? "ask.working" : `account.${action}`)}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #foresight(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (this.#effects === undefined) return html`<p class="muted">${words.text("panel.pending")}</p>`;
    if (this.#effects === null) return nothing;
    const { schedules, shifts } = this.#effects;
    const changed =
      schedules === 0 ? words.text("ask.schedules.none") : words.text("ask.schedules", { count: schedules });
    const touched = shifts.more ? "ask.shifts.more" : "ask.shifts";
    return html`<ul class="effects" part="effects">
      <li class="state">${icon("info")}<span>${changed}</span></li>
      ${
        shifts.count > 0
          ? html`<li class="state warn">
              ${icon("calendar")}<span>${words.text(touched, { count: shifts.count })}</span>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #naming(name: string): TemplateResult {
    return html`<div class="one">
      <label for="erase-name"><bdi>${this.#host.words.text("ask.erase.type", { name })}</bdi></label>
      <input
        id="erase-name"
        class="field"
        autocomplete="off"
        spellcheck="false"
        .value=${this.#typed}
        @input=${({ currentTarget }: InputEvent) => {
          this.#typed = (currentTarget as HTMLInputElement).value;
          this.#host.requestUpdate();
        }}
      />
    </div>`;
  }

  #said(reason: Reason | undefined): TemplateResult | typeof nothing {
    if (reason === undefined) return nothing;
    const { words } = this.#host;
    const { title, text, remedy } = reasonWords(words, reason);
    const count = reason.details !== undefined && "schedules" in reason.details ? reason.details.schedules : undefined;
    const against = count !== undefined ? words.text("ask.schedules.against", { count }) : "";
    const why = [`${title}.`, text, against, remedy].filter(Boolean).join(" ");
    return html`<span class="state danger"
      >${icon("stop")}<span>${words.text("ask.failed", { reason: why })}</span></span
    >`;
  }

  /** Whether it can be done as things stand: nobody is erased by habit. */
  get #isOpen(): boolean {
    const asked = this.#asked;
    if (asked === undefined || this.#refused !== undefined || this.#isWorking) return false;
    return asked.action !== "erase" || this.#typed.trim().normalize("NFC") === nameOf(asked.person);
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { client } = this.#host;
    const asked = this.#asked;
    if (asked === undefined || client === undefined) return;
    if (!this.#isOpen) {
      this.#host.renderRoot.querySelector<HTMLElement>("#erase-name")?.focus();
      return;
    }
    this.#isWorking = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await methodOf(client, asked.action)({ personId: asked.person.id });
      this.#isWorking = false;
      // Whoever left meanwhile may have been asked something else since.
      if (this.#asked === asked) this.close();
      this.#done(asked.action, asked.person.id);
    } catch (error) {
      this.#isWorking = false;
      if (this.#asked === asked) this.#problem = reasonOf(error);
      this.#host.requestUpdate();
    }
  };

  readonly #closed = (): void => {
    this.#asked = undefined;
    this.#host.requestUpdate();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#account-dialog");
  }
}

const methodOf = ({ people }: RollcallClient, action: AccountAction) => people[action];
