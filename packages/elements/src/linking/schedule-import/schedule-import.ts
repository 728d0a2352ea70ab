import type { ListProvidersOutput, RollcallClient } from "@rollcall/core";
import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { chooseStep } from "../schedule-link/choose-step.ts";
import { connectStep, missingField, type Provider } from "../schedule-link/connect-step.ts";
import { linkProblem } from "../schedule-link/link-problem.ts";
import { scheduleLinkStyles } from "../schedule-link/schedule-link.styles.ts";
import { connected, type Draft, nameOf, newDraft, type UpstreamSchedule, zoneOf } from "./import-draft.ts";
import { type Done, importResult } from "./import-result.ts";
import { importUpstream } from "./import-upstream.ts";
import { ScheduleImportedEvent } from "./schedule-import.events.ts";
import { type ScheduleImportKey, scheduleImportWords } from "./schedule-import.messages.ts";

/** A field to correct. */
interface Invalid {
  readonly field: string;
  readonly message: string;
}

/**
 * Imports the people on another product's schedule once (X24): into a schedule, or without `schedule-id` into a new one with the
 * same name and time zone. Put it inside a `<rollcall-provider>`.
 *
 * It connects to a product, lists its schedules, and shows a preview where you can choose each person's role. Refused people
 * never block the others, and can be corrected. Then the upcoming shifts can be imported as drafts. To keep a schedule up to
 * date, use `<schedule-link>` instead.
 *
 * @summary Imports people from another product's schedule.
 * @slot title - The heading. Defaults to "Import from another product".
 * @slot header - Additional controls at the end of the header.
 * @attr schedule-id - The schedule that gets the people. Without it, a schedule is created.
 * @attr href-template - The URL of a new schedule, such as `/schedules/{id}`. Without it, there is no link.
 * @fires {ScheduleImportedEvent} rollcall-schedule-imported - People were imported.
 * @csspart setup - The form of a step.
 * @csspart provider - The choice of the product.
 * @csspart connection-field - A field of the connection.
 * @csspart search - The search for a schedule of the product.
 * @csspart upstream - The choice of a schedule of the product.
 * @csspart name - The name of the new schedule.
 * @csspart back - The button that leads to the previous step.
 * @csspart next - The button that leads to the next step.
 * @csspart import-download - Downloads the rows that were not added.
 * @csspart import-nothing - Why there is nothing to import.
 * @csspart import-role - The choice of the role of a row.
 * @csspart import-correct - Opens the form for a row with a problem.
 * @csspart import-correction - The form that corrects such a row.
 * @csspart import-again - Checks the corrected row, or adds it after the run.
 * @csspart import-assign - The skills and certifications of a row.
 * @csspart import-assigned - How many skills and certifications were assigned.
 * @csspart import-invitations - How many invitations will be sent.
 * @csspart import-forbidden - The note that skills and certifications aren’t assigned.
 * @csspart shifts - The button that previews the upcoming shifts.
 * @csspart shifts-summary - How many shifts are created, unchanged and refused.
 * @csspart shifts-progress - The progress of importing shifts.
 * @csspart refused-shift - A shift that is refused, with the reason.
 * @csspart create-shifts - The button that creates the drafts.
 * @csspart open-schedule - The link to the new schedule.
 * @csspart again - The button that starts another import.
 */
export class ScheduleImport extends RollcallElement<ScheduleImportKey> {
  static override styles = [...panelStyles, formStyles, scheduleLinkStyles];
  static override properties: PropertyDeclarations = {
    scheduleId: { attribute: "schedule-id" },
    hrefTemplate: { attribute: "href-template" },
  };

  /** The schedule that gets the people. Empty: a new one. */
  declare scheduleId: string;

  /** The URL of a new schedule, with `{id}` in place of the schedule's id. */
  declare hrefTemplate: string | undefined;

  protected override readonly catalogue = scheduleImportWords;
  readonly #command = new CommandController<"find" | "read">(this);
  readonly #providers = new QueryController<ListProvidersOutput>(this, {
    key: () => `import ${this.scheduleId}`,
    load: (client, signal) => client.links.listProviders(this.#target, { signal }),
    whenVisible: true,
  });
  #draft: Draft | undefined;
  #invalid: Invalid | undefined;
  #done: Done | undefined;
  #shown: string | undefined;

  constructor() {
    super();
    this.scheduleId = "";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  get #target(): { readonly scheduleId?: string } {
    return this.scheduleId === "" ? {} : { scheduleId: this.scheduleId };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reset();
  }

  protected override willUpdate(): void {
    if (this.#shown !== this.scheduleId) this.#reset();
    this.#shown = this.scheduleId;
  }

  /** Forgets everything that was entered. Secrets must not stay in memory. */
  #reset(): void {
    this.#draft = this.#invalid = this.#done = undefined;
  }

  protected override render(): TemplateResult {
    const { hrefTemplate } = this;
    const again = (): void => {
      this.#reset();
      this.requestUpdate();
    };
    return renderPanel(this, {
      title: this.words.text("schedule-import.title"),
      query: this.#providers,
      content: ({ providers }) =>
        this.#done ? importResult(this.words, this.#done, { hrefTemplate, again }) : this.#form(providers),
    });
  }

  #form(providers: readonly Provider[]): TemplateResult {
    const { words } = this;
    const [first] = providers;
    const draft = (this.#draft ??= first && newDraft(first));
    if (draft === undefined)
      return statePage("connected", words.text("schedule-import.none"), words.text("schedule-link.none.unavailable"));
    const isConnected = draft.schedules !== undefined;
    const isBusy = this.#command.isBusy();
    const problem = this.#command.problem(isConnected ? "read" : "find");
    const label = isConnected
      ? (["schedule-import.preview", "schedule-import.previewing"] as const)
      : (["schedule-link.find", "schedule-link.finding"] as const);
    return html`<form class="setup stack gap-4 pad" part="setup" novalidate @submit=${this.#submit}>
      ${isConnected ? this.#choice(draft, draft.schedules) : this.#connection(draft, providers)}
      ${problemLine(words, this.#invalid?.message ?? linkProblem(words, problem), "link-problem")}
      <div class="buttons">
        ${isConnected ? button(words.text("schedule-link.back"), { part: "back", click: () => this.#back() }) : nothing}
        ${button(words.text(label[isBusy ? 1 : 0]), { look: "button primary", part: "next", isBusy })}
      </div>
    </form>`;
  }

  #connection(draft: Draft, providers: readonly Provider[]): TemplateResult {
    const { words } = this;
    const { provider, values } = draft;
    return html`<p class="muted">${words.text("schedule-import.text")}</p>
      ${connectStep(words, {
        ...{ provider, values, providers, invalid: this.#invalid?.field, problemId: "link-problem" },
        choose: (id) => {
          const chosen = providers.find((one) => one.id === id);
          this.#set(chosen ? newDraft(chosen) : {});
        },
        set: (field, value) => this.#set({ values: { ...values, [field]: value } }),
      })}`;
  }

  #choice(draft: Draft, schedules: readonly UpstreamSchedule[]): TemplateResult {
    const { words } = this;
    const chosen = schedules.find(({ id }) => id === draft.upstreamId);
    return html`${chooseStep(
      words,
      { ...draft, schedules },
      {
        problem: this.#invalid?.field,
        set: (change) =>
          this.#set({ ...change, ...(change.upstreamId && { name: nameOf(schedules, change.upstreamId) }) }),
      },
    )}
    ${
      this.scheduleId === "" && chosen
        ? html`<div class="stack gap-1">
            ${labelledField(words.text("schedule-import.name"), {
              ...{ id: "import-name", part: "name", value: draft.name, maxLength: 120, required: true },
              isInvalid: this.#invalid?.field === "import-name",
              describedBy: "import-zone link-problem",
              input: (name) => this.#set({ name }),
            })}
            <p class="muted small" id="import-zone">${words.text("schedule-import.zone", { zone: zoneOf(chosen) })}</p>
          </div>`
        : nothing
    }`;
  }

  /** The input has changed: drops the last problem, and pending results for the previous input. */
  #set(change: Partial<Draft>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...change };
    this.#invalid = undefined;
    this.#command.abandon();
  }

  #back(): void {
    this.#set({ schedules: undefined });
    void this.#focus("link-step");
  }

  async #focus(id: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const draft = this.#draft;
    if (draft === undefined || this.#command.isBusy()) return;
    this.#invalid = this.#problemOf(draft);
    if (this.#invalid) await this.#focus(this.#invalid.field);
    else if (draft.schedules === undefined) await this.#find(draft);
    else await this.#preview(draft, draft.schedules);
  };

  #problemOf({ provider, values, schedules, upstreamId, name }: Draft): Invalid | undefined {
    const { words } = this;
    const missing = missingField(provider, values);
    if (missing !== undefined) return { field: `link-${missing}`, message: words.text("schedule-link.required") };
    if (schedules === undefined) return undefined;
    if (upstreamId === "") return { field: "link-upstream-0", message: words.text("schedule-link.choose.needed") };
    if (this.scheduleId === "" && name.trim() === "")
      return { field: "import-name", message: words.text("schedule-import.name.needed") };
    return undefined;
  }

  async #find(draft: Draft): Promise<void> {
    const asked = { ...this.#target, ...connected(draft) };
    await this.#command.run("find", (client) => client.links.findUpstreamSchedules(asked), {
      done: ({ schedules }) => {
        const [only, ...others] = schedules;
        const upstreamId = only && others.length === 0 ? only.id : "";
        this.#set({ schedules, search: "", upstreamId, name: nameOf(schedules, upstreamId) });
      },
      focus: "#link-step",
    });
  }

  async #preview(draft: Draft, schedules: readonly UpstreamSchedule[]): Promise<void> {
    const asked = { ...this.#target, ...connected(draft), upstreamId: draft.upstreamId };
    let people: Awaited<ReturnType<RollcallClient["links"]["readUpstream"]>>["people"] = [];
    const isRead = await this.#command.run("read", (client) => client.links.readUpstream(asked), {
      done: (read) => (people = read.people),
    });
    if (!isRead) return;
    if (people.length === 0) {
      this.#invalid = { field: "link-step", message: this.words.text("schedule-import.empty") };
      this.requestUpdate();
      return;
    }
    const schedule = schedules.find(({ id }) => id === draft.upstreamId);
    const imported = await importUpstream(this, { draft, schedule, asked, people });
    if (imported === undefined) return;
    const { scheduleId, done } = imported;
    this.#reset();
    this.#done = done;
    const { added, createdId } = done;
    this.dispatchEvent(new ScheduleImportedEvent({ scheduleId, created: createdId !== undefined, added }));
    await this.#focus("again");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-import": ScheduleImport;
  }
}
