import { html, type ReactiveController, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import { type ManagedPerson, nameOf } from "../managed-person.ts";
import { findProblem, isLater, type PortalDraft, type ProblemField, toDraft, toInput } from "./portal-draft.ts";
import { portalForm, type UpcomingShifts } from "./portal-form.ts";
import { portalSummary } from "./portal-summary.ts";
import { type PersonSettingsKey, personSettingsWords } from "./person-settings.messages.ts";

/** The form, and the settings when editing started. */
interface Editing {
  readonly draft: PortalDraft;
  readonly base: PortalDraft;
}

/** Where the settings come from. */
export interface PortalSettingsSource {
  readonly person: () => ManagedPerson | undefined;
  readonly refresh: () => Promise<void>;
  /** Called for every saved change, even if another person is shown by then. */
  readonly changed: (personId: string) => void;
}

/**
 * The portal settings of the person that an element shows: a summary, and a form in place of it. Nothing changes before
 * "Save Changes" (A29, A30). Needs `formStyles` and `portalSettingsStyles`.
 */
export class PortalSettings implements ReactiveController {
  readonly #host: PanelElement<string>;
  readonly #source: PortalSettingsSource;
  readonly #commands: CommandController<"save">;
  readonly #why: WhyNot;
  #editing: Editing | undefined;
  #invalid: ProblemField | undefined;
  #upcoming: UpcomingShifts | undefined;
  #confirmed = "";
  #shownId: string | undefined;

  constructor(host: PanelElement<string>, source: PortalSettingsSource, why: WhyNot) {
    this.#host = host;
    this.#source = source;
    this.#commands = new CommandController(host);
    this.#why = why;
    host.addController(this);
  }

  hostUpdate(): void {
    const { shownId, toast } = this.#host;
    if (shownId !== this.#shownId) this.#editing = this.#invalid = this.#upcoming = undefined;
    this.#shownId = shownId;
    if (this.#confirmed !== "" && this.#confirmed !== this.#settings) {
      this.#confirmed = "";
      toast.hide();
    }
  }

  /** The button that opens the form, or explains why the caller can't. */
  editButton({ access }: ManagedPerson): TemplateResult | undefined {
    const refused = access.refused.setPortal;
    if (refused) return this.#why.button(refused, this.#words.text("person-settings.why-not"));
    if (this.#editing) return undefined;
    return button(this.#words.text("person-settings.edit"), { id: "edit", part: "edit", click: () => this.edit() });
  }

  render({ person, access }: ManagedPerson): TemplateResult {
    const words = this.#words;
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

  /** Opens the form, with some values already set. */
  async edit(change: Partial<PortalDraft> = {}): Promise<void> {
    this.#begin();
    this.#set(change);
    await this.#host.updateComplete;
    this.#focus("#portal");
    await this.#loadUpcoming();
  }

  get #words(): Words<PersonSettingsKey> {
    return this.#host.wordsWith(personSettingsWords);
  }

  get #settings(): string {
    const person = this.#source.person();
    return person ? JSON.stringify(toDraft(person.access)) : "";
  }

  #begin(): void {
    const person = this.#source.person();
    if (person === undefined) return;
    const draft = toDraft(person.access);
    this.#editing = { draft, base: draft };
    this.#invalid = undefined;
    this.#commands.clear();
  }

  /** Counts upcoming shifts if the caller may; others get a warning without a number (Q36). */
  async #loadUpcoming(): Promise<void> {
    const { shownId: personId, client } = this.#host;
    this.#upcoming = undefined;
    if (personId === undefined || this.#source.person()?.person.refused.deactivate) return;
    try {
      const answer = await client?.people.deactivate.dryRun({ personId });
      if (answer === undefined || personId !== this.#host.shownId) return;
      this.#upcoming = answer.effects.shifts;
      this.#host.requestUpdate();
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
    const { shownId: personId } = this.#host;
    if (this.#commands.isBusy() || this.#editing === undefined || personId === undefined) return;
    const { draft, base } = this.#editing;
    if (JSON.stringify(draft) === JSON.stringify(base)) return this.#end();
    this.#invalid = findProblem(draft, new Date());
    if (this.#invalid !== undefined) {
      this.#host.requestUpdate();
      this.#focus(`#${this.#invalid}`);
      return;
    }
    const saved = draft.isOn ? "on" : isLater(draft) ? "planned" : "off";
    await this.#commands.run(
      "save",
      async (client) => {
        const { person } = await client.access.setPortal(toInput(personId, draft));
        this.#source.changed(personId);
        return person;
      },
      {
        done: async (person) => {
          await this.#source.refresh();
          if (personId !== this.#host.shownId) return;
          this.#confirmed = this.#settings;
          this.#host.toast.show(this.#words.text(`person-settings.saved.${saved}`, { name: nameOf(person) }));
          await this.#end();
        },
      },
    );
  }

  /** Closes the form and moves the focus back to the button that opened it. */
  async #end(): Promise<void> {
    this.#editing = this.#invalid = undefined;
    this.#commands.clear();
    await this.#host.updateComplete;
    this.#focus("#edit");
  }

  #focus(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
