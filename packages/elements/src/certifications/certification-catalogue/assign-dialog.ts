import type { AssignCertificationOutput, CertificationTypeView, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { icon } from "../../ui/icons.ts";
import { loadPages } from "../../ui/lists/load-pages.ts";
import type { PanelHost } from "../../ui/panel-host.ts";
import { PersonField, type SuggestedPerson } from "../../ui/person-field.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { selectField } from "../../ui/text-field.ts";
import type { CatalogueKey } from "./certification-catalogue.messages.ts";

/** The most people of one assignment. */
const maxPeople = 200;

/** What follows an assignment. */
interface AssignEffects {
  readonly done: (type: CertificationTypeView, personIds: readonly string[]) => unknown;
  readonly undo: (type: CertificationTypeView, personIds: readonly string[]) => Promise<unknown>;
}

/** The dialog that assigns a certification to people, one by one or all of a schedule. */
export class AssignDialog {
  readonly #host: PanelHost<CatalogueKey>;
  readonly #person: PersonField;
  readonly #command: CommandController<"schedules" | "members">;
  readonly #dialog: FormDialog<CertificationTypeView, AssignCertificationOutput>;
  #people: readonly SuggestedPerson[] = [];
  #schedules: readonly (readonly [id: string, name: string])[] = [];
  #isCut = false;

  constructor(host: PanelHost<CatalogueKey>, { done, undo }: AssignEffects) {
    this.#host = host;
    const { words } = host;
    this.#command = new CommandController(host);
    this.#person = new PersonField(host, {
      id: "assign-person",
      part: "assign-person",
      label: () => ({ shown: words.text("certifications.assign.person") }),
      hint: () => words.text("certifications.assign.person.text"),
      search: async ({ people }, asked, signal) =>
        (await people.list(asked, { signal })).rows.map((person) => ({ ...person, personId: person.id })),
    });
    this.#dialog = new FormDialog<CertificationTypeView, AssignCertificationOutput>(host, {
      id: "assign",
      size: "wide",
      title: ({ name }) => words.text("certifications.assign.title", { name }),
      text: () => words.text("certifications.assign.text"),
      fields: () => this.#fields(),
      validate: () =>
        this.#people.length === 0
          ? { field: "assign-person", message: words.text("certifications.assign.needed") }
          : undefined,
      confirm: () => words.text("certifications.assign.do", { count: this.#people.length }),
      busy: () => words.text("certifications.assigning"),
      submit: (_values, client, options, { id: typeId }) =>
        client.certifications.assign({ typeId, personIds: this.#people.map(({ personId }) => personId) }, options),
      outcome: (type) => ({
        message: (result) => {
          const { length: count } = changedIn(result);
          return count === 0
            ? words.text("certifications.assigned.none")
            : words.text("certifications.assigned", { count });
        },
        done: (result) => done(type, changedIn(result)),
        undo: (result) => (changedIn(result).length === 0 ? Promise.resolve() : undo(type, changedIn(result))),
      }),
    });
  }

  async open(type: CertificationTypeView): Promise<void> {
    this.#people = [];
    this.#isCut = false;
    this.#command.abandon();
    this.#person.reset();
    await this.#dialog.open(type);
    await this.#command.run("schedules", (client) => client.schedules.list({}), {
      done: ({ schedules }) => (this.#schedules = schedules.map(({ id, name }) => [id, name])),
    });
  }

  #fields(): TemplateResult {
    const { words } = this.#host;
    const problem = this.#command.problem("members");
    return html`<div @change=${this.#personChosen}>${this.#person.render()}</div>
      ${
        this.#schedules.length === 0
          ? nothing
          : html`<div class="one">
              <label for="assign-schedule">${words.text("certifications.assign.schedule")}</label>
              ${selectField({
                ...{ id: "assign-schedule", part: "assign-schedule", value: "" },
                options: [["", words.text("certifications.assign.schedule.none")], ...this.#schedules],
                isBusy: this.#command.isBusy("members"),
                change: (scheduleId) => void this.#addMembers(scheduleId),
              })}
            </div>`
      }
      ${problem === undefined ? nothing : problemLine(words, problem)}
      ${this.#isCut ? html`<p class="small" role="status">${words.text("certifications.assign.too-many", { most: maxPeople })}</p>` : nothing}
      ${
        this.#people.length === 0
          ? nothing
          : html`<ul
              class="chosen lined"
              part="assign-people"
              aria-label=${words.text("certifications.assign.people")}
              tabindex="0"
            >
              ${this.#people.map((person) => this.#chosen(person))}
            </ul>`
      }`;
  }

  #chosen(person: SuggestedPerson): TemplateResult {
    const name = person.name || person.email;
    return html`<li>
      <span class="wrap"><bdi>${name}</bdi></span>
      ${button(icon("close"), {
        ...{ look: "icon-button", tooltip: this.#host.words.text("certifications.assign.drop", { name }) },
        click: () => {
          this.#people = this.#people.filter(({ personId }) => personId !== person.personId);
          this.#focusPerson();
        },
      })}
    </li>`;
  }

  readonly #personChosen = (): void => {
    const chosen = this.#person.chosen;
    if (chosen === undefined) return;
    this.#add([chosen]);
    this.#person.reset();
    this.#focusPerson();
  };

  #add(people: readonly SuggestedPerson[]): void {
    const known = new Set(this.#people.map(({ personId }) => personId));
    const all = [...this.#people, ...people.filter(({ personId }) => !known.has(personId))];
    this.#isCut = all.length > maxPeople;
    this.#people = all.slice(0, maxPeople);
    this.#host.requestUpdate();
  }

  async #addMembers(scheduleId: string): Promise<void> {
    if (scheduleId === "") return;
    this.#command.clear();
    await this.#command.run("members", (client) => membersOf(client, scheduleId), {
      done: (people) => this.#add(people),
    });
  }

  #focusPerson(): void {
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>("#assign-person")?.focus();
  }
}

/** The people for whom something changed. */
const changedIn = ({ results }: AssignCertificationOutput): readonly string[] =>
  results.flatMap(({ status, personId }) => (status === "changed" ? [personId] : []));

/** The members of a schedule, one more than can be assigned at once. */
async function membersOf(client: RollcallClient, scheduleId: string): Promise<readonly SuggestedPerson[]> {
  const { rows } = await loadPages(maxPeople + 1, (window) => client.members.list({ scheduleId, ...window }));
  return rows;
}
