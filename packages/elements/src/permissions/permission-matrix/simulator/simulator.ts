import type { ScheduleView } from "@rollcall/core";
import type { GetSimulationOutput } from "@rollcall/permission-model";
import { html, nothing, type TemplateResult } from "lit";
import type { Message } from "../../../messages/messages.ts";
import { button } from "../../../ui/controls/button.ts";
import type { PanelHost, Words } from "../../../ui/host/panel-host.ts";
import { notice, renderPanelState } from "../../../ui/panel/panel-states.ts";
import { QueryController, type QueryHost } from "../../../ui/queries/query-controller.ts";
import type { WhyNot } from "../../../ui/popovers/why-not.ts";
import { type Candidate, PersonSearch } from "./person-search.ts";
import { simulatedTable } from "./simulated-table.ts";
import { changes, groupsOf, permissionsOf, type Supposed, type SupposedName, toAsked } from "./simulation.ts";
import { type SimulatorKey, simulatorWords } from "./simulator.messages.ts";

interface SimulatorHost extends QueryHost, Pick<PanelHost, "renderRoot"> {
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More>;
}

/** A control with the options it has in addition to "Unchanged": messages by value. */
interface SimulatorControl {
  readonly name: SupposedName;
  readonly label: SimulatorKey;
  readonly options: Readonly<Record<string, SimulatorKey | `role.${"admin" | "member" | "viewer"}`>>;
}

const yesOrNo = { yes: "simulator.yes", no: "simulator.no" } as const;
const onOrOff = { yes: "simulator.on", no: "simulator.off" } as const;
const roles = {
  admin: "role.admin",
  member: "role.member",
  viewer: "role.viewer",
  none: "simulator.role.none",
} as const;
const organizationRoles = {
  admin: "simulator.organization-role.admin",
  scheduler: "simulator.organization-role.scheduler",
  member: "simulator.organization-role.member",
} as const;

const controls: readonly SimulatorControl[] = [
  { name: "role", label: "simulator.role", options: roles },
  { name: "organizationRole", label: "simulator.organization-role", options: organizationRoles },
  { name: "assignable", label: "simulator.assignable", options: yesOrNo },
  { name: "manageSchedules", label: "simulator.manage-schedules", options: onOrOff },
  { name: "autoSend", label: "simulator.auto-send", options: onOrOff },
  { name: "archived", label: "simulator.archived", options: yesOrNo },
];

/** "What could this person do if…": simulates changed values for a person and shows what would change (X21). */
export class Simulator {
  readonly #host: SimulatorHost;
  readonly #why: WhyNot;
  readonly #schedule: QueryController<ScheduleView>;
  readonly #people: PersonSearch;
  readonly #answer: QueryController<GetSimulationOutput>;
  #scheduleId = "";
  #person: Candidate | undefined;
  #supposed: Supposed = {};
  #onlyChanges = true;
  #shown: GetSimulationOutput | undefined;

  constructor(host: SimulatorHost, why: WhyNot) {
    this.#host = host;
    this.#why = why;
    this.#schedule = new QueryController<ScheduleView>(host, {
      key: () => this.#scheduleId || undefined,
      load: async (client, signal) =>
        (await client.schedules.get({ scheduleId: this.#scheduleId }, { signal })).schedule,
      topics: ({ id, number }) => ({ [id]: number }),
    });
    this.#people = new PersonSearch(
      host,
      () => (this.#isAdmin && this.#person === undefined ? this.#scheduleId : undefined),
      (person) => this.#choose(person, "#chosen"),
    );
    this.#answer = new QueryController<GetSimulationOutput>(host, {
      // Changes to the schedule can change the result.
      key: () => this.#person && JSON.stringify([this.#asked, this.#schedule.value?.number]),
      load: (client, signal) => permissionsOf(client).getSimulation(this.#asked, { signal }),
    });
  }

  /** Resets the simulator for a schedule. */
  about(scheduleId: string): void {
    this.#scheduleId = scheduleId;
    this.#choose(undefined);
  }

  render(): TemplateResult {
    const words = this.#host.wordsWith(simulatorWords);
    return html`<section class="panel simulator" part="simulator" aria-label=${words.text("simulator.title")}>
      <header class="head">
        <div class="grow">
          <h2>${words.text("simulator.title")}</h2>
          <p class="muted">${words.text("simulator.text")}</p>
        </div>
      </header>
      ${renderPanelState(words, this.#schedule, 2) ?? this.#content(words)}
    </section>`;
  }

  get #isAdmin(): boolean {
    return this.#schedule.value?.myRole === "admin";
  }

  get #asked() {
    return toAsked(this.#scheduleId, this.#person?.personId ?? "", this.#supposed);
  }

  #content(words: Words<SimulatorKey>): TemplateResult {
    if (!this.#isAdmin) return html`<p class="page muted">${words.text("simulator.admins")}</p>`;
    if (this.#person === undefined) return this.#people.render(words);
    const name = this.#person.name || this.#person.email;
    const another = (): void => this.#choose(undefined, "#person");
    return html`
      <div class="bar">
        <b class="grow" id="chosen" tabindex="-1"><bdi>${name}</bdi></b>
        ${button(words.text("simulator.another"), { id: "another", look: "button small", click: another })}
      </div>
      <div class="bar supposed">${controls.map((control) => this.#control(words, control))}</div>
      ${this.#result(words, name)}
    `;
  }

  #control(words: Words<SimulatorKey>, { name, label, options }: SimulatorControl): TemplateResult {
    const chosen = this.#supposed[name] ?? "";
    const choose = ({ currentTarget }: Event): void => {
      const { [name]: _before, ...rest } = this.#supposed;
      const { value } = currentTarget as HTMLSelectElement;
      this.#supposed = value === "" ? rest : { ...rest, [name]: value };
      this.#host.requestUpdate();
    };
    return html`<label class="one muted small ${chosen === "" ? "" : "is-supposed"}">
      ${words.text(label)}
      <select class="field" id=${`suppose-${name}`} @change=${choose}>
        <option value="" ?selected=${chosen === ""}>${words.text("simulator.as-is")}</option>
        ${Object.entries(options).map(
          ([value, key]) => html`<option value=${value} ?selected=${value === chosen}>${words.text(key)}</option>`,
        )}
      </select>
    </label>`;
  }

  #result(words: Words<SimulatorKey>, name: string): TemplateResult | undefined {
    const { state } = this.#answer;
    if (state.kind === "ready") this.#shown = state.value;
    // Keep the previous result while the next one loads.
    const shown = state.kind === "refused" || state.kind === "failed" ? undefined : this.#shown;
    if (shown === undefined) return renderPanelState(words, this.#answer, 4);
    const groups = groupsOf(shown);
    const isSupposed = Object.keys(this.#supposed).length > 0;
    const onlyChanges = isSupposed && this.#onlyChanges;
    return html`
      ${isSupposed ? this.#summary(words, groups.flatMap(({ lines }) => lines).filter(changes).length) : nothing}
      ${shown.supposed.isHidden ? notice("warning", words.text("simulator.hidden")) : nothing}
      ${shown.supposed.notices.map(({ code }) => notice("warning", words.text(`notice.${code}`)))}
      ${simulatedTable(words, { name, groups, isSupposed, onlyChanges, why: this.#why })}
    `;
  }

  #summary(words: Words<SimulatorKey>, count: number): TemplateResult {
    const toggle = ({ currentTarget }: Event): void => {
      this.#onlyChanges = (currentTarget as HTMLInputElement).checked;
      this.#host.requestUpdate();
    };
    return html`<div class="bar">
      <b class="grow" role="status" id="changes">
        ${count === 0 ? words.text("simulator.no-changes") : words.text("simulator.changes", { count })}
      </b>
      <label class="toggle medium">
        <input type="checkbox" class="box" id="only-changes" .checked=${this.#onlyChanges} @change=${toggle} />
        ${words.text("simulator.only-changes")}
      </label>
    </div>`;
  }

  /** Shows a person, or the search again, without simulated values. */
  #choose(person: Candidate | undefined, focus?: string): void {
    this.#person = person;
    this.#supposed = {};
    this.#shown = undefined;
    this.#host.requestUpdate();
    if (focus === undefined) return;
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  }
}
