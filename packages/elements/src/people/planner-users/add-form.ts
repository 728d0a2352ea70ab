import type { PersonView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button, type PressEvent } from "../../ui/controls/button.ts";
import { valuesOf } from "../../ui/dialogs/form-dialog.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import { plus } from "../../ui/controls/more-icons.ts";
import { InlineForm } from "../../ui/fields/inline-form.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import type { PlannerUsersKey } from "./planner-users.messages.ts";
import { nameOf } from "../managed-person.ts";

/** What the form reports to the list around it. */
interface FormEvents {
  readonly created: (person: PersonView) => void;
  readonly open: (person: PersonView, event: Event) => void;
  readonly activate: (person: PersonView, anchor: HTMLElement) => void;
  readonly isActivating: (person: PersonView) => boolean;
  /** The URL of a profile; `undefined` if the host listens to the event. */
  readonly href: (person: PersonView) => string | undefined;
  readonly find: (address: string) => void;
}

const fieldNames = ["firstName", "lastName", "email"] as const;
type FieldName = (typeof fieldNames)[number];

const addressProblems: readonly string[] = ["person.email-invalid", "person.already-there", "person.external-address"];

/** The form that creates external people on hold, and explains that no email was sent (A14–A17, A19). */
export class AddForm {
  readonly #host: PanelElement<PlannerUsersKey>;
  readonly #events: FormEvents;
  readonly #form: InlineForm;
  #created: PersonView | undefined;

  constructor(host: PanelElement<PlannerUsersKey>, events: FormEvents) {
    this.#host = host;
    this.#events = events;
    this.#form = new InlineForm(host);
  }

  /** Removes the note about a person who has been invited. If the focus was in it, it returns to the first field. */
  invited(personId: string): void {
    if (this.#created?.id !== personId) return;
    this.#created = undefined;
    const { renderRoot } = this.#host;
    if (!renderRoot.querySelector(".result:focus-within")) return;
    renderRoot.querySelector<HTMLElement>("#firstName")?.focus();
  }

  render(): TemplateResult {
    const { words } = this.#host;
    const { isBusy, missing, problem } = this.#form;
    const needed = missing.map((name) => words.text(`add.needed.${name as FieldName}`)).join(" ");
    const isTaken = problem?.code === "person.already-there";
    return html`<form
      class="add stack gap-1"
      part="add"
      aria-labelledby="add-title"
      novalidate
      @submit=${this.#submit}
      @input=${this.#edited}
    >
      <h3 id="add-title">${words.text("add.title")}</h3>
      <p class="muted small">${words.text("add.text")}</p>
      <div class="fields">
        ${this.#field("firstName", words.text("add.first-name"))}
        ${this.#field("lastName", words.text("add.last-name"))} ${this.#field("email", words.text("add.email"))}
        ${button([drawing(plus), words.text(isBusy ? "add.creating" : "add.create")], {
          look: "button primary",
          part: "create",
          isBusy,
        })}
      </div>
      <div class="result cluster" role="status">${this.#created ? this.#note(this.#created) : nothing}</div>
      <div class="result cluster">
        ${problemLine(words, needed === "" ? problem : needed, "add-problem")}
        ${isTaken ? button(words.text("add.find"), { look: "link", part: "find", click: this.#find }) : nothing}
      </div>
    </form>`;
  }

  #field(name: FieldName, label: string): TemplateResult {
    const isEmail = name === "email";
    const isInvalid = this.#form.missing.includes(name) || (isEmail && this.#hasAddressProblem);
    return labelledField(label, {
      id: name,
      name,
      part: "field",
      ...(isEmail && { inputMode: "email", autocapitalize: "off" }),
      spellcheck: false,
      maxLength: isEmail ? 320 : 120,
      required: true,
      isInvalid,
      describedBy: isInvalid ? "add-problem" : undefined,
    });
  }

  #note(person: PersonView): TemplateResult {
    const { words } = this.#host;
    const { href, open, activate, isActivating } = this.#events;
    const name = nameOf(person);
    const isBusy = isActivating(person);
    const text = html`<bdi>${words.text("add.done", { name })}</bdi> ${words.text("add.next")}`;
    return html`${stateLabel("done", text, { tone: "ok", part: "added" })}
    ${button([icon("mail"), words.text(isBusy ? "access.activating" : "access.activate")], {
      look: "button small",
      part: "activate-added",
      label: words.text("access.activate.of", { name }),
      isBusy,
      click: ({ currentTarget }) => activate(person, currentTarget),
    })}
    ${button(words.text("add.open"), {
      look: "link",
      part: "open-added",
      href: href(person),
      click: (event) => open(person, event),
    })}`;
  }

  get #hasAddressProblem(): boolean {
    return addressProblems.includes(this.#form.problem?.code ?? "");
  }

  readonly #edited = (): void => {
    this.#created = undefined;
    this.#form.clear();
  };

  readonly #find = ({ currentTarget }: PressEvent): void => {
    const form = (currentTarget as HTMLButtonElement).form;
    if (form) this.#events.find(valuesOf(form)["email"]?.trim() ?? "");
  };

  readonly #submit = (event: SubmitEvent): Promise<void> => {
    const form = event.currentTarget as HTMLFormElement;
    this.#created = undefined;
    return this.#form.submit(event, {
      check: (values) => fieldNames.filter((name) => !values[name]?.trim()),
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
