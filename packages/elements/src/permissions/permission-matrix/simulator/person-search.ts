import type { ListMembersOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { Words } from "../../../ui/host/panel-host.ts";
import { renderPanelState } from "../../../ui/panel/panel-states.ts";
import { QueryController, type QueryHost } from "../../../ui/queries/query-controller.ts";
import { textField } from "../../../ui/fields/text-field.ts";
import type { SimulatorKey } from "./simulator.messages.ts";

/** A person who can be simulated. */
export type Candidate = ListMembersOutput["rows"][number];

const maxShown = 6;

/** Searches the people of a schedule by name or address. */
export class PersonSearch {
  readonly #host: QueryHost;
  readonly #found: QueryController<readonly Candidate[]>;
  readonly #chosen: (candidate: Candidate) => void;
  #typed = "";

  /** Inactive while there is no schedule. */
  constructor(host: QueryHost, scheduleIdOf: () => string | undefined, chosen: (candidate: Candidate) => void) {
    this.#host = host;
    this.#chosen = chosen;
    this.#found = new QueryController<readonly Candidate[]>(host, {
      key: () => scheduleIdOf() && `${scheduleIdOf()} ${this.#typed.trim()}`,
      load: async (client, signal) => {
        const search = this.#typed.trim();
        const asked = { scheduleId: scheduleIdOf() ?? "", limit: maxShown, ...(search !== "" && { search }) };
        return (await client.members.list(asked, { signal })).rows;
      },
    });
  }

  render(words: Words<SimulatorKey>): TemplateResult {
    const found = this.#found.value;
    const type = (value: string): void => {
      this.#typed = value;
      this.#host.requestUpdate();
    };
    return html`
      <div class="bar">
        <label class="one grow muted small">
          ${words.text("simulator.find")}
          ${textField({ type: "search", part: "person", id: "person", value: this.#typed, input: type })}
        </label>
      </div>
      ${
        found?.length === 0
          ? html`<p class="page muted" role="status">${words.text("simulator.no-match")}</p>`
          : (renderPanelState(words, this.#found, 2) ??
            html`<ul class="people" aria-label=${words.text("simulator.people")}>
              ${found?.map((person) => this.#candidate(words, person))}
            </ul>`)
      }
    `;
  }

  #candidate(words: Words<SimulatorKey>, person: Candidate): TemplateResult {
    return html`<li>
      <button class="person note" data-person=${person.personId} @click=${() => this.#chosen(person)}>
        <bdi class="strong">${person.name || person.email}</bdi>
        <span class="muted small">${words.text(`role.${person.role}`)}</span>
      </button>
    </li>`;
  }
}
