import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { renderPanel } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { loadPerson, type ManagedPerson, nameOf, personTopics } from "../managed-person.ts";
import { personHead } from "../person-head.ts";
import { PersonChangedEvent } from "../planner-user/planner-user.events.ts";
import { personSettingsStyles } from "./person-settings.styles.ts";
import { findProblem, isLater, type PortalDraft, type ProblemField, toDraft, toInput } from "./portal-draft.ts";
import { portalForm, type UpcomingShifts } from "./portal-form.ts";
import { portalSummary } from "./portal-summary.ts";
import { type PersonSettingsKey, personSettingsWords } from "./person-settings.messages.ts";

/** The form, and the settings when editing started. */
interface Editing {
  readonly draft: PortalDraft;
  readonly base: PortalDraft;
}

/**
 * The settings of one person, which turn the worker portal on and off, for schedulers and organization admins (A28, A29,
 * Q49). Put it inside a `<rollcall-provider>`.
 *
 * "Edit" opens the form: the switch "External Portal Access", and for a pause its reason, start, end and contact (X20).
 * Nothing changes before "Save Changes"; Cancel and Escape discard (A30). Record, assignments, history and the account stay
 * as they are (A33–A36), and the portal can be turned on again the same way (A37). The person can still be assigned during
 * a pause: the form warns that they can't reply (Q36).
 *
 * @summary The portal settings of one person.
 * @slot header - Additional controls in the header.
 * @fires {PersonChangedEvent} rollcall-person-changed - The portal was turned on or off.
 * @csspart title - The name.
 * @csspart status - The status: an icon and a word.
 * @csspart edit - The button that opens the form.
 * @csspart read - The current settings.
 * @csspart portal - Whether the portal is on.
 * @csspart form - The form.
 * @csspart switch - The switch.
 * @csspart field - A field.
 * @csspart notes - What stays as it is, and what to consider.
 * @csspart warning - That the person can't reply during the pause.
 * @csspart overtaken - That someone else changed the settings.
 * @csspart problem - Why the settings could not be saved.
 * @csspart save - The button that saves.
 */
export class PersonSettings extends RollcallElement<PersonSettingsKey> {
  static override styles = [panelStyles, formStyles, personSettingsStyles];

  static override properties = { personId: { attribute: "person-id" } };

  /** The person to show. */
  declare personId: string;

  protected override readonly catalogue = personSettingsWords;
  #editing: Editing | undefined;
  #invalid: ProblemField | undefined;
  #upcoming: UpcomingShifts | undefined;
  #confirmed = "";
  readonly #person = new QueryController<ManagedPerson>(this, {
    key: () => this.personId || undefined,
    load: (client, signal) => loadPerson(client, this.personId, signal),
    topics: personTopics,
  });
  readonly #commands = new CommandController<"save">(this);
  readonly #why = new WhyNot(this);

  constructor() {
    super();
    this.personId = "";
  }

  override get shownId(): string {
    return this.personId;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("personId")) this.#editing = this.#invalid = this.#upcoming = undefined;
    if (this.#confirmed !== this.#settings) this.toast.hide();
  }

  protected override render(): TemplateResult {
    const person = this.#person.value;
    return renderPanel(this, {
      title: this.words.text("person-settings.title"),
      query: this.#person,
      head: person ? personHead(this.words, person.person, this.#editButton(person)) : nothing,
      skeletonRows: 2,
      content: (loaded) => this.#content(loaded),
    });
  }

  get #settings(): string {
    return this.#person.value ? JSON.stringify(toDraft(this.#person.value.access)) : "";
  }

  #editButton({ access }: ManagedPerson): TemplateResult | typeof nothing {
    const { words } = this;
    const refused = access.refused.setPortal;
    if (refused) return this.#why.button(refused, words.text("person-settings.why-not"));
    if (this.#editing) return nothing;
    const label = words.text("person-settings.edit");
    return button(label, { id: "edit", part: "edit", click: () => this.#edit() });
  }

  #content({ person, access }: ManagedPerson): TemplateResult {
    const { words } = this;
    const editing = this.#editing;
    if (editing === undefined) return portalSummary(words, access);
    const isSaving = this.#commands.isBusy();
    return html`<div
      @keydown=${({ key, isComposing }: KeyboardEvent) => key === "Escape" && !isComposing && void this.#cancel()}
    >
      ${portalForm({
        words,
        draft: editing.draft,
        isInternal: person.affiliation === "internal",
        isSaving,
        isOvertaken: !isSaving && this.#settings !== JSON.stringify(editing.base),
        upcoming: this.#upcoming,
        invalid: this.#invalid,
        problem: this.#commands.problem("save"),
        set: (change) => this.#set(change),
        save: (event) => void this.#save(event),
        cancel: () => void this.#cancel(),
        reload: () => {
          this.#begin();
          this.#focus("#portal");
        },
      })}
    </div>`;
  }

  async #edit(): Promise<void> {
    this.#begin();
    await this.updateComplete;
    this.#focus("#portal");
    await this.#loadUpcoming();
  }

  #begin(): void {
    const person = this.#person.value;
    if (person === undefined) return;
    const draft = toDraft(person.access);
    this.#editing = { draft, base: draft };
    this.#invalid = undefined;
    this.#commands.clear();
  }

  /** Counts upcoming shifts if the caller may; others get a warning without a number (Q36). */
  async #loadUpcoming(): Promise<void> {
    const { personId } = this;
    this.#upcoming = undefined;
    if (this.#person.value?.person.refused.deactivate) return;
    try {
      const answer = await this.client?.people.deactivate.dryRun({ personId });
      if (answer === undefined || personId !== this.personId) return;
      this.#upcoming = answer.effects.shifts;
      this.requestUpdate();
    } catch {
      // The warning without a number stays.
    }
  }

  #set(change: Partial<PortalDraft>): void {
    if (this.#editing === undefined) return;
    this.#editing = { ...this.#editing, draft: { ...this.#editing.draft, ...change } };
    this.#invalid = undefined;
    this.#commands.clear();
  }

  async #cancel(): Promise<void> {
    if (!this.#commands.isBusy()) await this.#end();
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { personId, words } = this;
    if (this.#commands.isBusy() || this.#editing === undefined) return;
    const { draft, base } = this.#editing;
    if (JSON.stringify(draft) === JSON.stringify(base)) return this.#end();
    this.#invalid = findProblem(draft, new Date());
    if (this.#invalid !== undefined) {
      this.requestUpdate();
      this.#focus(`#${this.#invalid}`);
      return;
    }
    const saved = draft.isOn ? "on" : isLater(draft) ? "planned" : "off";
    await this.#commands.run(
      "save",
      async (client) => {
        const { person } = await client.access.setPortal(toInput(personId, draft));
        this.dispatchEvent(new PersonChangedEvent({ personId, change: "portal" }));
        return person;
      },
      {
        done: async (person) => {
          await this.#person.refresh();
          if (personId !== this.personId) return;
          this.#confirmed = this.#settings;
          this.toast.show(words.text(`person-settings.saved.${saved}`, { name: nameOf(person) }));
          await this.#end();
        },
      },
    );
  }

  /** Closes the form and moves the focus back to the button that opened it. */
  async #end(): Promise<void> {
    this.#editing = this.#invalid = undefined;
    this.#commands.clear();
    await this.updateComplete;
    this.#focus("#edit");
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "person-settings": PersonSettings;
  }
}
