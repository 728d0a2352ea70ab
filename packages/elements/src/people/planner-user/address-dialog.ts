import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { TendedPerson } from "../ask-person.ts";
import { nameOf, type PersonView } from "../wire.ts";
import type { PlannerUserKey } from "./user-messages.en.ts";

/** Asks for another address, and says first what the one before opens no more (Q26, Q49). */
export class AddressDialog {
  readonly #host: RollcallElement<PlannerUserKey>;
  readonly #done: (person: PersonView) => void;
  #asked: TendedPerson | undefined;
  #isNeeded = false;
  #problem: Reason | undefined;
  #isWorking = false;

  constructor(host: RollcallElement<PlannerUserKey>, done: (person: PersonView) => void) {
    this.#host = host;
    this.#done = done;
  }

  async open(asked: TendedPerson): Promise<void> {
    this.#asked = asked;
    this.#isNeeded = this.#isWorking = false;
    this.#problem = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    this.#field?.select();
  }

  /** Goes without an answer. */
  close(): void {
    this.#dialog?.close();
  }

  render(): TemplateResult | typeof nothing {
    if (this.#asked === undefined) return nothing;
    const { words } = this.#host;
    const { person, access } = this.#asked;
    const isWrong = this.#isNeeded || this.#problem !== undefined;
    return html`<dialog
      id="address-dialog"
      part="dialog"
      aria-labelledby="address-title"
      aria-describedby="address-text"
      @close=${this.#closed}
    >
      <form novalidate @submit=${this.#submit}>
        <h3 id="address-title"><bdi>${words.text("address.title", { name: nameOf(person) })}</bdi></h3>
        <p id="address-text">${words.text(access.stage === "created" ? "address.text.created" : "address.text")}</p>
        <div class="one">
          <label for="address">${words.text("address.new")}</label>
          <input
            id="address"
            class="field"
            part="field"
            inputmode="email"
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            maxlength="320"
            aria-required="true"
            aria-invalid=${isWrong ? "true" : nothing}
            aria-describedby=${isWrong ? "address-problem" : nothing}
            .value=${person.email}
            @input=${this.#typed}
          />
        </div>
        <p class="problem" role="alert" id="address-problem">${this.#said()}</p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.close()}>${words.text("panel.cancel")}</button>
          <button class="button primary" part="confirm" aria-disabled=${this.#isWorking ? "true" : nothing}>
            ${words.text(this.#isWorking ? "ask.working" : "address.change")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #said(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    const reason = this.#problem && reasonWords(words, this.#problem);
    const why = this.#isNeeded
      ? words.text("address.needed")
      : reason && words.text("ask.failed", { reason: `${reason.title}. ${reason.text} ${reason.remedy}`.trim() });
    return why ? html`<span class="state danger">${icon("warning")}<span>${why}</span></span>` : nothing;
  }

  readonly #typed = (): void => {
    if (!this.#isNeeded && this.#problem === undefined) return;
    this.#isNeeded = false;
    this.#problem = undefined;
    this.#host.requestUpdate();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { client } = this.#host;
    const asked = this.#asked;
    const email = this.#field?.value.trim();
    if (asked === undefined || client === undefined || this.#isWorking) return;
    this.#isNeeded = !email;
    if (!email) {
      this.#again();
      return;
    }
    this.#isWorking = true;
    this.#host.requestUpdate();
    try {
      const { person } = await client.people.setAddress({ personId: asked.person.id, email });
      this.#isWorking = false;
      // Whoever left meanwhile may have been asked something else since.
      if (this.#asked === asked) this.close();
      this.#done(person);
    } catch (error) {
      this.#isWorking = false;
      if (this.#asked !== asked) return;
      this.#problem = reasonOf(error);
      this.#again();
    }
  };

  #again(): void {
    this.#host.requestUpdate();
    this.#field?.focus();
  }

  readonly #closed = (): void => {
    this.#asked = undefined;
    this.#host.requestUpdate();
  };

  get #field(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#address");
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#address-dialog");
  }
}
