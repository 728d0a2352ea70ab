import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { notice, renderPanelState } from "../../../ui/panel-states.ts";
import type { WhyNot } from "../../../ui/why-not.ts";
import type { Message } from "../../../messages/messages.ts";
import { QueryController, type QueryHost } from "../../../ui/query-controller.ts";
import type { Words } from "../../../ui/panel-host.ts";
import { permissionsOf } from "../matrix-words.ts";
import { type Candidate, PersonSearch } from "./person-search.ts";
import { simulatedTable } from "./simulated-table.ts";
import { changes, groupsOf, type Simulation, type Supposed, type SupposedName, toAsked } from "./simulation.ts";
import { type SimulatorKey, simulatorWords } from "./simulator-messages.en.ts";

interface SimulatorHost extends QueryHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More>;
}

type ScheduleView = Awaited<ReturnType<RollcallClient["schedules"]["get"]>>["schedule"];

/** The options of each control in addition to "Unchanged": value and message key. */
const choices: readonly (readonly [SupposedName, SimulatorKey, readonly (readonly [string, string])[]])[] = [
  [
    "role",
    "simulator.role",
    [
      ["admin", "role.admin"],
      ["member", "role.member"],
      ["viewer", "role.viewer"],
      ["none", "simulator.role.none"],
    ],
  ],
  [
    "organizationRole",
    "simulator.organization-role",
    [
      ["admin", "simulator.organization-role.admin"],
      ["scheduler", "simulator.organization-role.scheduler"],
      ["member", "simulator.organization-role.member"],
    ],
  ],
  ["assignable", "simulator.assignable", yesOrNo("simulator.yes", "simulator.no")],
  ["manageSchedules", "simulator.manage-schedules", yesOrNo("simulator.on", "simulator.off")],
  ["autoSend", "simulator.auto-send", yesOrNo("simulator.on", "simulator.off")],
  ["archived", "simulator.archived", yesOrNo("simulator.yes", "simulator.no")],
];

function yesOrNo(yes: string, no: string): readonly (readonly [string, string])[] {
  return [
    ["yes", yes],
    ["no", no],
  ];
}

/** "What could this person do if…": simulates changed values for a person and shows what would change (X21). */
export class Simulator {
  readonly #host: SimulatorHost;
  readonly #why: WhyNot;
  readonly #schedule: QueryController<ScheduleView>;
  readonly #people: PersonSearch;
  readonly #answer: QueryController<Simulation>;
  #scheduleId = "";
  #person: Candidate | undefined;
  #supposed: Supposed = {};
  #onlyChanges = true;
  #shown: Simulation | undefined;

  constructor(host: SimulatorHost, why: WhyNot) {
    this.#host = host;
    this.#why = why;
    this.#schedule = new QueryController(host, {
      key: () => this.#scheduleId || undefined,
      load: async (client, signal) =>
        (await client.schedules.get({ scheduleId: this.#scheduleId }, { signal })).schedule,
      topics: ({ id, number }) => ({ [id]: number }),
    });
    this.#people = new PersonSearch(
      host,
      () => (this.#mayAsk && this.#person === undefined ? this.#scheduleId : undefined),
      (person) => this.#choose(person),
    );
    this.#answer = new QueryController(host, {
      key: () => {
        if (this.#person === undefined) return undefined;
        // Changes to the schedule can change the result.
        return JSON.stringify([this.#asked(this.#person), this.#schedule.value?.number]);
      },
      load: (client, signal) =>
        permissionsOf(client).getSimulation(toAsked(this.#scheduleId, this.#person?.personId ?? "", this.#supposed), {
          signal,
        }),
    });
  }

  /** Resets the simulator for a schedule. */
  about(scheduleId: string): void {
    this.#scheduleId = scheduleId;
    this.#forget();
  }

  render(): TemplateResult {
    const words = this.#host.wordsWith(simulatorWords);
    const person = this.#person;
    return html`<section class="panel simulator" part="simulator" aria-label=${words.text("simulator.title")}>
      <header class="head">
        <div class="grow">
          <h2>${words.text("simulator.title")}</h2>
          <p class="muted">${words.text("simulator.text")}</p>
        </div>
      </header>
      ${
        renderPanelState(words, this.#schedule, 2) ??
        (this.#mayAsk
          ? person === undefined
            ? this.#people.render(words)
            : this.#about(words, person)
          : html`<p class="page muted">${words.text("simulator.admins")}</p>`)
      }
    </section>`;
  }

  get #mayAsk(): boolean {
    return this.#schedule.value?.myRole === "admin";
  }

  #about(words: Words<SimulatorKey>, person: Candidate): TemplateResult {
    const name = person.name || person.email;
    return html`
      <div class="bar">
        <b class="grow" id="chosen" tabindex="-1"><bdi>${name}</bdi></b>
        <button class="button small" id="another" @click=${() => this.#another()}>
          ${words.text("simulator.another")}
        </button>
      </div>
      <div class="bar supposed">
        ${choices.map(([control, label, options]) => this.#control(words, control, label, options))}
      </div>
      ${this.#result(words, name)}
    `;
  }

  #control(
    words: Words<SimulatorKey>,
    name: SupposedName,
    label: SimulatorKey,
    options: readonly (readonly [string, string])[],
  ): TemplateResult {
    const chosen = this.#supposed[name] ?? "";
    return html`<label class="one ${chosen === "" ? "" : "is-supposed"}">
      ${words.text(label)}
      <select
        class="field"
        id=${`suppose-${name}`}
        @change=${({ currentTarget }: Event) => this.#suppose(name, (currentTarget as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${chosen === ""}>${words.text("simulator.as-is")}</option>
        ${options.map(
          ([value, key]) =>
            html`<option value=${value} ?selected=${value === chosen}>${words.text(key as SimulatorKey)}</option>`,
        )}
      </select>
    </label>`;
  }

  #result(words: Words<SimulatorKey>, name: string): TemplateResult {
    const { state } = this.#answer;
    if (state.kind === "ready") this.#shown = state.value;
    // Keep the previous result while the next one loads.
    const shown = state.kind === "refused" || state.kind === "failed" ? undefined : this.#shown;
    if (shown === undefined) return html`${renderPanelState(words, this.#answer, 4) ?? nothing}`;
    const groups = groupsOf(shown);
    const count = groups.flatMap(({ lines }) => lines).filter(changes).length;
    const isSupposed = Object.keys(this.#supposed).length > 0;
    return html`
      ${
        isSupposed
          ? html`<div class="bar">
              <b class="grow" role="status" id="changes">
                ${count === 0 ? words.text("simulator.no-changes") : words.text("simulator.changes", { count })}
              </b>
              <label class="auto">
                <input
                  type="checkbox"
                  class="box"
                  id="only-changes"
                  .checked=${this.#onlyChanges}
                  @change=${this.#toggleOnly}
                />
                ${words.text("simulator.only-changes")}
              </label>
            </div>`
          : nothing
      }
      ${shown.supposed.isHidden ? notice("warning", words.text("simulator.hidden")) : nothing}
      ${shown.supposed.notices.map(({ code }) => notice("warning", words.text(`notice.${code}`)))}
      ${simulatedTable(words, {
        name,
        groups,
        isSupposed,
        onlyChanges: isSupposed && this.#onlyChanges,
        show: (reasons, anchor) => void this.#why.show(reasons, anchor),
      })}
    `;
  }

  #asked({ personId }: Candidate): object {
    return toAsked(this.#scheduleId, personId, this.#supposed);
  }

  #choose(person: Candidate): void {
    this.#person = person;
    this.#host.requestUpdate();
    void this.#focus("#chosen");
  }

  #another(): void {
    this.#forget();
    this.#host.requestUpdate();
    void this.#focus("#person");
  }

  #suppose(name: SupposedName, value: string): void {
    const { [name]: _before, ...rest } = this.#supposed;
    this.#supposed = value === "" ? rest : { ...rest, [name]: value };
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#person = undefined;
    this.#supposed = {};
    this.#shown = undefined;
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #toggleOnly = ({ currentTarget }: Event): void => {
    this.#onlyChanges = (currentTarget as HTMLInputElement).checked;
    this.#host.requestUpdate();
  };
}
