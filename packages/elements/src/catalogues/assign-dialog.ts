import type { AssignSkillOutput, RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../ui/controls/button.ts";
import { CommandController, type CommandOptions } from "../ui/commands/command-controller.ts";
import { FormDialog } from "../ui/dialogs/form-dialog.ts";
import { drawing } from "../ui/controls/icons.ts";
import { cross } from "../ui/controls/more-icons.ts";
import { loadPages } from "../ui/lists/load-pages.ts";
import type { PanelHost } from "../ui/host/panel-host.ts";
import { PersonField, type SuggestedPerson } from "../ui/fields/person-field.ts";
import { problemLine } from "../ui/notices/problem-line.ts";
import { labelledSelect } from "../ui/fields/text-field.ts";
import type { CatalogueKey } from "./catalogue.en.ts";

/** The maximum number of people in one assignment. */
const maxPeople = 200;

/** An entry of a catalog. */
interface AssignedType {
  readonly id: string;
  readonly name: string;
}

/** What the dialog does, and what happens afterward. */
interface AssignOptions {
  /** What an assignment means for people. */
  readonly text: () => string;
  readonly assign: (
    client: RollcallClient,
    asked: { typeId: string; personIds: string[] },
    options: CommandOptions,
  ) => Promise<AssignSkillOutput>;
  readonly done: (type: AssignedType, personIds: readonly string[]) => unknown;
  readonly undo: (type: AssignedType, personIds: readonly string[]) => Promise<unknown>;
}

/** The dialog that assigns an entry of a catalog to people, one by one or all of a schedule. */
export class AssignDialog {
  readonly #host: PanelHost<CatalogueKey>;
  readonly #person: PersonField;
  readonly #command: CommandController<"schedules" | "members">;
  readonly #dialog: FormDialog<AssignedType, AssignSkillOutput>;
  #people: readonly SuggestedPerson[] = [];
  #schedules: readonly (readonly [id: string, name: string])[] = [];
  #isCut = false;

  constructor(host: PanelHost<CatalogueKey>, { text, assign, done, undo }: AssignOptions) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#person = new PersonField(host, {
      id: "assign-person",
      part: "assign-person",
      label: () => ({ shown: this.#words.text("catalogue.assign.person") }),
      hint: () => this.#words.text("catalogue.assign.person.text"),
      search: async ({ people }, asked, signal) =>
        (await people.list(asked, { signal })).rows.map((person) => ({ ...person, personId: person.id })),
    });
    this.#dialog = new FormDialog<AssignedType, AssignSkillOutput>(host, {
      id: "assign",
      size: "wide",
      title: ({ name }) => this.#words.text("catalogue.assign.title", { name }),
      text,
      fields: () => this.#fields(),
      validate: () =>
        this.#people.length === 0
          ? { field: "assign-person", message: this.#words.text("catalogue.assign.needed") }
          : undefined,
      confirm: () => {
        const count = this.#people.length;
        return count === 0 ? this.#words.text("catalogue.assign") : this.#words.text("catalogue.assign.do", { count });
      },
      busy: () => this.#words.text("catalogue.assigning"),
      submit: (_values, client, options, { id: typeId }) =>
        assign(client, { typeId, personIds: this.#people.map(({ personId }) => personId) }, options),
      outcome: (type) => ({
        message: (result) => {
          const { length: count } = changedIn(result);
          return count === 0
            ? this.#words.text("catalogue.assigned.none")
            : this.#words.text("catalogue.assigned", { count });
        },
        done: (result) => done(type, changedIn(result)),
        undo: (result) => (changedIn(result).length === 0 ? Promise.resolve() : undo(type, changedIn(result))),
      }),
    });
  }

  async open(type: AssignedType): Promise<void> {
    this.#people = [];
    this.#isCut = false;
    this.#command.abandon();
    this.#person.reset();
    await this.#dialog.open(type);
    await this.#command.run("schedules", (client) => client.schedules.list({ scope: "organization", limit: 200 }), {
      done: ({ schedules }) => (this.#schedules = schedules.map(({ id, name }) => [id, name])),
    });
  }

  get #words() {
    return this.#host.words;
  }

  #fields(): TemplateResult {
    const problem = this.#command.problem("members");
    return html`<div @change=${this.#personChosen}>${this.#person.render()}</div>
      ${
        this.#schedules.length === 0
          ? nothing
          : labelledSelect(this.#words.text("catalogue.assign.schedule"), {
              ...{ id: "assign-schedule", part: "assign-schedule", value: "" },
              options: [["", this.#words.text("catalogue.assign.schedule.none")], ...this.#schedules],
              isBusy: this.#command.isBusy("members"),
              change: (scheduleId) => void this.#addMembers(scheduleId),
            })
      }
      ${problem === undefined ? nothing : problemLine(this.#words, problem)}
      ${this.#isCut ? html`<p class="small" role="status">${this.#words.text("catalogue.assign.too-many", { most: maxPeople })}</p>` : nothing}
      ${
        this.#people.length === 0
          ? nothing
          : html`<ul
              class="chosen lined"
              part="assign-people"
              aria-label=${this.#words.text("catalogue.assign.people")}
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
      ${button(drawing(cross), {
        ...{ look: "icon-button", tooltip: this.#words.text("catalogue.assign.drop", { name }) },
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
const changedIn = ({ results }: AssignSkillOutput): readonly string[] =>
  results.flatMap(({ status, personId }) => (status === "changed" ? [personId] : []));

/** The members of a schedule, one more than can be assigned at once. */
async function membersOf(client: RollcallClient, scheduleId: string): Promise<readonly SuggestedPerson[]> {
  const { rows } = await loadPages(maxPeople + 1, (window) => client.members.list({ scheduleId, ...window }));
  return rows;
}
