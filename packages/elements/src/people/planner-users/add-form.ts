import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { drawing, icon } from "../../ui/icons.ts";
import { newKey } from "../../ui/new-key.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { nameOf, type PersonView } from "../wire.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";

/** What the form is drawn in. */
type FormHost = RollcallElement<PlannerUsersKey> & ReactiveControllerHost;

/** What the form says to the list around it. */
interface FormEvents {
  readonly created: (person: PersonView) => void;
  readonly open: (person: PersonView, event: Event) => void;
  /** Where their profile is; `undefined` where the host listens to the event. */
  readonly href: (person: PersonView) => string | undefined;
  readonly find: (address: string) => void;
}

type FieldName = "firstName" | "lastName" | "email";

// From lucide (ISC licence), as the other drawings are.
const plus = "M2 21a8 8 0 0 1 13.292-6M5 8a5 5 0 1 0 10 0 5 5 0 1 0-10 0M19 16v6M22 19h-6";
const ofAddress: readonly string[] = ["person.email-invalid", "person.already-there", "person.external-address"];

/** The form of A14 to A16: creates an external person in the holding state, and says that nobody was told (A17, A19). */
export class AddForm {
  readonly #host: FormHost;
  readonly #events: FormEvents;
  #isCreating = false;
  #problem: Reason | undefined;
  #missing: FieldName | undefined;
  #tried = "";
  #done: PersonView | undefined;
  // One key for what stands in the form: who presses twice, or again after a break, creates one.
  #key = newKey();

  constructor(host: FormHost, events: FormEvents) {
    this.#host = host;
    this.#events = events;
  }

  /** Somebody was invited: what is said of whoever was created is no longer so. */
  invited(personId: string): void {
    if (this.#done?.id === personId) this.#done = undefined;
  }

  render(): TemplateResult {
    const { words } = this.#host;
    return html`<form class="add" part="add" aria-labelledby="add-title" novalidate @submit=${this.#submit}>
      <h3 id="add-title">${words.text("add.title")}</h3>
      <p class="muted" id="add-text">${words.text("add.text")}</p>
      <div class="fields">
        ${this.#field("firstName", words.text("add.first-name"))}
        ${this.#field("lastName", words.text("add.last-name"))} ${this.#field("email", words.text("add.email"))}
        <button class="button primary" part="create" aria-disabled=${this.#isCreating ? "true" : nothing}>
          ${drawing(plus)}${words.text(this.#isCreating ? "add.creating" : "add.create")}
        </button>
      </div>
      <div class="said" role="status">${this.#said()}</div>
      <div class="said" role="alert" id="add-problem">${this.#problemSaid()}</div>
    </form>`;
  }

  #field(name: FieldName, label: string): TemplateResult {
    const isEmail = name === "email";
    const isWrong = this.#missing === name || (isEmail && ofAddress.includes(this.#problem?.code ?? ""));
    return html`<div class="one">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        class="field"
        part="field"
        type="text"
        inputmode=${isEmail ? "email" : nothing}
        autocapitalize=${isEmail ? "off" : nothing}
        spellcheck="false"
        autocomplete="off"
        maxlength=${isEmail ? 320 : 120}
        aria-required="true"
        aria-invalid=${isWrong ? "true" : nothing}
        aria-describedby=${isWrong ? "add-problem" : nothing}
        @input=${this.#typed}
      />
    </div>`;
  }

  #said(): TemplateResult | typeof nothing {
    const person = this.#done;
    if (person === undefined) return nothing;
    const { words } = this.#host;
    const href = this.#events.href(person);
    const open = (event: Event): void => this.#events.open(person, event);
    return html`<p class="state ok" part="added">
        ${icon("done")}<span
          ><bdi>${words.text("add.done", { name: nameOf(person) })}</bdi> ${words.text("add.next")}</span
        >
      </p>
      ${
        href === undefined
          ? html`<button type="button" class="link" part="open-added" @click=${open}>${words.text("add.open")}</button>`
          : html`<a class="link" part="open-added" href=${href} @click=${open}>${words.text("add.open")}</a>`
      }`;
  }

  #problemSaid(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (this.#missing !== undefined) {
      return html`<p class="state danger">${icon("warning")}${words.text(`add.needed.${this.#missing}`)}</p>`;
    }
    if (this.#problem === undefined) return nothing;
    const { title, text, remedy } = reasonWords(words, this.#problem);
    const isTaken = this.#problem.code === "person.already-there";
    return html`<p class="state danger" part="problem">${icon("warning")}<span>${title}. ${text} ${remedy}</span></p>
      ${
        isTaken
          ? html`<button type="button" class="link" part="find" @click=${() => this.#events.find(this.#tried)}>
              ${words.text("add.find")}
            </button>`
          : nothing
      }`;
  }

  readonly #typed = (): void => {
    this.#key = newKey();
    if (this.#problem === undefined && this.#missing === undefined && this.#done === undefined) return;
    this.#problem = this.#missing = this.#done = undefined;
    this.#host.requestUpdate();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { client } = this.#host;
    if (this.#isCreating || client === undefined) return;
    const values = new FormData(form);
    const said = (name: FieldName): string => ((values.get(name) ?? "") as string).trim();
    const asked = { firstName: said("firstName"), lastName: said("lastName"), email: said("email") };
    this.#missing = (["firstName", "lastName", "email"] as const).find((name) => asked[name] === "");
    if (this.#missing !== undefined) {
      this.#stop(this.#missing, undefined);
      return;
    }
    this.#tried = asked.email;
    this.#isCreating = true;
    this.#problem = this.#done = undefined;
    this.#host.requestUpdate();
    try {
      const { person } = await client.people.create(asked, { idempotencyKey: this.#key });
      this.#done = person;
      this.#key = newKey();
      form.reset();
      this.#stop("firstName", undefined);
      this.#events.created(person);
    } catch (error) {
      const reason = reasonOf(error);
      this.#stop(ofAddress.includes(reason.code) ? "email" : undefined, reason);
    }
  };

  /** Ends a try; the focus goes where somebody goes on. */
  #stop(at: FieldName | undefined, problem: Reason | undefined): void {
    this.#isCreating = false;
    this.#problem = problem;
    this.#host.requestUpdate();
    if (at !== undefined) this.#host.renderRoot.querySelector<HTMLElement>(`#${at}`)?.focus();
  }
}
