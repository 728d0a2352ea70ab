import type { DirectoryRow, PersonView } from "@rollcall/core";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { addStyles } from "../../ui/host/add-styles.ts";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { initials } from "../../ui/text/initials.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { directoryMessages } from "./directory-dialog.messages.ts";
import { directoryStyles } from "./directory-dialog.styles.ts";
import type { PlannerUsersKey } from "./planner-users.messages.ts";
import { nameOf } from "../managed-person.ts";

/** Milliseconds without a key press after which the directory is searched. */
const searchDelay = 200;

/** The dialog that adds people from the host's directory. They sign in at the host, so no email is sent (A4, A20, Q51). */
export class DirectoryDialog implements ReactiveController {
  readonly #host: PanelElement<PlannerUsersKey>;
  readonly #adopted: (person: PersonView) => void;
  readonly #dialog: Dialog;
  readonly #results: QueryController<readonly DirectoryRow[]>;
  /** Adding a person, by their id at the host. */
  readonly #commands: CommandController;
  #search = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #added = "";
  #failedId = "";

  constructor(host: PanelElement<PlannerUsersKey>, adopted: (person: PersonView) => void) {
    this.#host = host;
    this.#adopted = adopted;
    this.#commands = new CommandController(host);
    this.#dialog = new Dialog(host, {
      id: "directory",
      size: "wide",
      title: () => this.#words.text("directory.title"),
      content: () => this.#content(),
      closed: () => this.hostDisconnected(),
    });
    this.#results = new QueryController<readonly DirectoryRow[]>(host, {
      key: () => (this.#dialog.isOpen ? "directory" : undefined),
      load: async ({ people }, signal) => (await people.listDirectory({ search: this.#search }, { signal })).rows,
    });
    host.addController(this);
    addStyles(host, directoryStyles);
  }

  get #words() {
    return this.#host.wordsWith(directoryMessages);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  async open(): Promise<void> {
    this.#search = this.#added = "";
    this.#commands.abandon();
    await this.#dialog.open();
  }

  #content(): TemplateResult {
    const words = this.#words;
    const { state } = this.#results;
    const problem = "reason" in state ? state.reason : this.#commands.problem(this.#failedId);
    return html`<p id="directory-text">${words.text("directory.text")}</p>
      ${labelledField(words.text("directory.search"), {
        id: "directory-search",
        type: "search",
        spellcheck: false,
        maxLength: 200,
        input: this.#edited,
      })}
      ${this.#list()}
      <p class="result optional" role="status">
        ${this.#added === "" ? nothing : stateLabel("done", html`<bdi>${this.#added}</bdi>`, { tone: "ok" })}
      </p>
      ${problemLine(words, problem)}
      <div class="buttons">${button(words.text("directory.close"), { click: () => this.#dialog.close() })}</div>`;
  }

  #list(): TemplateResult | typeof nothing {
    const words = this.#words;
    const { state } = this.#results;
    if (state.kind === "pending") return html`<p class="muted hint" role="status">${words.text("panel.pending")}</p>`;
    if (state.kind !== "ready") return nothing;
    if (state.value.length === 0) return html`<p class="muted hint" role="status">${words.text("directory.none")}</p>`;
    return html`<ul class="found lined" aria-label=${words.text("directory.results")}>
      ${state.value.map((row) => this.#row(row))}
    </ul>`;
  }

  #row(row: DirectoryRow): TemplateResult {
    const words = this.#words;
    const name = nameOf(row);
    return html`<li class="cluster nowrap gap-3">
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <span class="names"><bdi>${name}</bdi><span class="sub">${row.email}</span></span>
      ${
        row.personId === null
          ? button(words.text(this.#commands.isBusy(row.hostUserId) ? "directory.adding" : "directory.add"), {
              look: "button small",
              part: "adopt",
              label: words.text("directory.add.of", { name }),
              isBusy: this.#commands.isBusy(),
              click: () => this.#adopt(row),
            })
          : stateLabel("done", words.text("directory.there"), { tone: "ok" })
      }
    </li>`;
  }

  readonly #edited = (search: string): void => {
    this.#search = search.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#results.refresh(), searchDelay);
  };

  async #adopt({ hostUserId }: DirectoryRow): Promise<void> {
    if (this.#commands.isBusy()) return;
    this.#failedId = hostUserId;
    await this.#commands.run(hostUserId, (client) => client.people.adopt({ hostUserId }), {
      done: ({ person }) => {
        const rows = this.#results.value ?? [];
        this.#results.set(rows.map((row) => (row.hostUserId === hostUserId ? { ...row, personId: person.id } : row)));
        this.#added = this.#words.text("directory.added", { name: nameOf(person) });
        this.#adopted(person);
      },
    });
    await this.#host.updateComplete;
    this.#dialog.element?.querySelector<HTMLElement>("#directory-search")?.focus();
  }
}
