import type { PersonView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { valuesOf } from "../../ui/dialogs/form-dialog.ts";
import { drawing, icon } from "../../ui/icons.ts";
import { InlineForm } from "../../ui/inline-form.ts";
import { problemLine } from "../../ui/problem-line.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";
import { nameOf } from "../managed-person.ts";

/** What the form reports to the list around it. */
interface FormEvents {
  readonly created: (person: PersonView) => void;
  readonly open: (person: PersonView, event: Event) => void;
  /** The URL of a profile; `undefined` if the host listens to the event. */
  readonly href: (person: PersonView) => string | undefined;
  readonly find: (address: string) => void;
}

const fieldNames = ["firstName", "lastName", "email"] as const;
type FieldName = (typeof fieldNames)[number];

// From lucide (ISC license).
const plus = "M2 21a8 8 0 0 1 13.292-6M5 8a5 5 0 1 0 10 0 5 5 0 1 0-10 0M19 16v6M22 19h-6";
const addressProblems: readonly string[] = ["person.email-invalid", "person.already-there", "person.external-address"];

/** The form that creates external people on hold, and explains that no email was sent (A14–A17, A19). */
export class AddForm {
  readonly #host: RollcallElement<PlannerUsersKey>;
  readonly #events: FormEvents;
  readonly #form: InlineForm;
  #created: PersonView | undefined;

  constructor(host: RollcallElement<PlannerUsersKey>, events: FormEvents) {
    this.#host = host;
    this.#events = events;
    this.#form = new InlineForm(host);
  }

  /** Removes the note about a person who has been invited. */
  invited(personId: string): void {
    if (this.#created?.id === personId) this.#created = undefined;
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const { isBusy, missing, problem } = this.#form;
    const isTaken = problem?.code === "person.already-there";
    return html`<form
      class="add"
      part="add"
      aria-labelledby="add-title"
      novalidate
      @submit=${this.#submit}
      @input=${this.#edited}
    >
      <h3 id="add-title">${words.text("add.title")}</h3>
      <p class="muted">${words.text("add.text")}</p>
      <div class="fields">
        ${this.#field("firstName", words.text("add.first-name"))}
        ${this.#field("lastName", words.text("add.last-name"))} ${this.#field("email", words.text("add.email"))}
        <button class="button primary" part="create" aria-disabled=${isBusy ? "true" : nothing}>
          ${drawing(plus)}${words.text(isBusy ? "add.creating" : "add.create")}
        </button>
      </div>
      <div class="result" role="status">${this.#created ? this.#note(this.#created) : nothing}</div>
      <div class="result">
        ${problemLine(words, missing ? words.text(`add.needed.${missing as FieldName}`) : problem, "add-problem")}
        ${
          isTaken
            ? html`<button type="button" class="link" part="find" @click=${this.#find}>
                ${words.text("add.find")}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #field(name: FieldName, label: string): TemplateResult {
    const isEmail = name === "email";
    const isInvalid = this.#form.missing === name || (isEmail && this.#hasAddressProblem);
    return html`<div class="one">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        class="field"
        part="field"
        inputmode=${isEmail ? "email" : nothing}
        autocapitalize=${isEmail ? "off" : nothing}
        spellcheck="false"
        autocomplete="off"
        maxlength=${isEmail ? 320 : 120}
        aria-required="true"
        aria-invalid=${isInvalid ? "true" : nothing}
        aria-describedby=${isInvalid ? "add-problem" : nothing}
      />
    </div>`;
  }

  /** Explains the next step for a new person. */
  #note(person: PersonView): TemplateResult {
    const { words } = this.#host;
    const href = this.#events.href(person);
    const open = (event: Event): void => this.#events.open(person, event);
    const text = words.text("add.open");
    return html`<p class="state ok" part="added">
        ${icon("done")}<span
          ><bdi>${words.text("add.done", { name: nameOf(person) })}</bdi> ${words.text("add.next")}</span
        >
      </p>
      ${
        href === undefined
          ? html`<button type="button" class="link" part="open-added" @click=${open}>${text}</button>`
          : html`<a class="link" part="open-added" href=${href} @click=${open}>${text}</a>`
      }`;
  }

  get #hasAddressProblem(): boolean {
    return addressProblems.includes(this.#form.problem?.code ?? "");
  }

  readonly #edited = (): void => {
    this.#created = undefined;
    this.#form.clear();
  };

  readonly #find = ({ currentTarget }: Event): void => {
    const form = (currentTarget as HTMLButtonElement).form;
    if (form) this.#events.find(valuesOf(form)["email"]?.trim() ?? "");
  };

  readonly #submit = (event: SubmitEvent): Promise<void> => {
    const form = event.currentTarget as HTMLFormElement;
    this.#created = undefined;
    return this.#form.submit(event, {
      check: (values) => fieldNames.find((name) => !values[name]?.trim()),
      send: ({ people }, { firstName = "", lastName = "", email = "" }, options) =>
        people.create({ firstName: firstName.trim(), lastName: lastName.trim(), email: email.trim() }, options),
      focus: () => (this.#hasAddressProblem ? "email" : undefined),
      done: ({ person }) => {
        this.#created = person;
        form.querySelector<HTMLElement>("#firstName")?.focus();
        this.#events.created(person);
      },
    });
  };
}
