import type { RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { renderPanelState } from "../../../ui/panel-states.ts";
import { QueryController, type QueryHost } from "../../../ui/query-controller.ts";
import type { Words } from "../../../ui/panel-host.ts";
import type { SimulatorKey } from "./simulator-messages.en.ts";

/** A person who can be simulated. */
export type Candidate = Awaited<ReturnType<RollcallClient["members"]["list"]>>["rows"][number];

/** The maximum number of results. */
const offered = 6;

/** Searches the people of the schedule by name or address. */
export class PersonSearch {
  readonly #host: QueryHost;
  readonly #found: QueryController<readonly Candidate[]>;
  readonly #chosen: (candidate: Candidate) => void;
  #search = "";

  /** Inactive while there is no schedule. */
  constructor(host: QueryHost, scheduleId: () => string | undefined, chosen: (candidate: Candidate) => void) {
    this.#host = host;
    this.#chosen = chosen;
    this.#found = new QueryController<readonly Candidate[]>(host, {
      key: () => {
        const id = scheduleId();
        return id === undefined ? undefined : `${id} ${this.#search.trim()}`;
      },
      load: async (client, signal) => {
        const search = this.#search.trim();
        const asked = { scheduleId: scheduleId() ?? "", limit: offered, ...(search !== "" && { search }) };
        return (await client.members.list(asked, { signal })).rows;
      },
    });
  }

  render(words: Words<SimulatorKey>): TemplateResult {
    const found = this.#found.value;
    return html`
      <div class="bar">
        <label class="one grow">
          ${words.text("simulator.find")}
          <input
            class="field"
            type="search"
            part="person"
            id="person"
            autocomplete="off"
            .value=${this.#search}
            @input=${this.#typed}
          />
        </label>
      </div>
      ${
        found === undefined
          ? renderPanelState(words, this.#found, 2)
          : found.length === 0
            ? html`<p class="page muted" role="status">${words.text("simulator.no-match")}</p>`
            : html`<ul class="people" aria-label=${words.text("simulator.people")}>
                ${found.map((one) => this.#offer(words, one))}
              </ul>`
      }
    `;
  }

  #offer(words: Words<SimulatorKey>, one: Candidate): TemplateResult {
    return html`<li>
      <button class="person" data-person=${one.personId} @click=${() => this.#chosen(one)}>
        <b><bdi>${one.name || one.email}</bdi></b>
        <span class="muted">${words.text(`role.${one.role}`)}</span>
      </button>
    </li>`;
  }

  readonly #typed = ({ currentTarget }: Event): void => {
    this.#search = (currentTarget as HTMLInputElement).value;
    this.#host.requestUpdate();
  };
}
