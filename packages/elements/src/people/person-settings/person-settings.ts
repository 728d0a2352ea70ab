import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { icon } from "../../ui/icons.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { connectionNotice, renderPanelState } from "../../ui/panel-states.ts";
import { panel } from "../../ui/panel.styles.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { askPerson, type TendedPerson, topicsOfPerson } from "../ask-person.ts";
import { personHead } from "../person-head.ts";
import { personHeadStyles } from "../person-head.styles.ts";
import { PersonChangedEvent } from "../planner-user/planner-user.events.ts";
import { nameOf } from "../wire.ts";
import { personSettingsStyles } from "./person-settings.styles.ts";
import { isLater, type PortalDraft, toDraft, toSet, wrongIn, type WrongIn } from "./portal-draft.ts";
import { type Ahead, portalForm } from "./portal-form.ts";
import { portalRead } from "./portal-read.ts";
import { type PersonSettingsKey, personSettingsWords } from "./settings-messages.en.ts";

/** What is being edited: the form, and what was so when editing began. */
interface Editing {
  readonly draft: PortalDraft;
  readonly base: PortalDraft;
}

/**
 * The account of one person, as "Settings → Users → open account" shows it: whether the worker portal is open to them. It
 * stands inside a `<rollcall-provider>`, for schedulers and organization admins (A28, A29, Q49).
 *
 * "Edit" opens the form: the switch "External Portal Access", and for a pause its reason, its beginning, its end and whom
 * they may write to (X20). Nothing is so before "Save Changes" is pressed; Cancel and Escape discard (A30). Record,
 * assignments, history and the account itself stay as they are (A33–A36), and what was turned off is turned on again the
 * same way (A37). A pause changes nobody's being assignable: the form says who cannot reply meanwhile (Q36).
 *
 * @summary The account settings of one person.
 * @slot header - More controls at the top.
 * @fires {PersonChangedEvent} rollcall-person-changed - The portal was opened or shut, and the server agreed.
 * @csspart panel - Everything.
 * @csspart header - Who it is.
 * @csspart title - The name.
 * @csspart status - Where they stand: an icon and a word.
 * @csspart edit - The button that opens the form.
 * @csspart read - What is so.
 * @csspart portal - Whether the portal is open.
 * @csspart form - The form.
 * @csspart switch - The switch.
 * @csspart field - A field.
 * @csspart notes - What stays as it is, and what should be thought of.
 * @csspart warning - Who cannot reply meanwhile.
 * @csspart overtaken - That somebody else was faster.
 * @csspart problem - Why it could not be saved.
 * @csspart cancel - The button that discards.
 * @csspart save - The button that saves.
 * @csspart saved - What is said once it is saved.
 * @csspart why - The info button of what the caller may not change.
 * @csspart reason - Why something is not possible.
 * @csspart notice - The state of the connection.
 * @csspart state-page - What stands there until the account does.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-on-accent - Colour of text on the accent.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of states that are fine.
 * @cssprop --rollcall-warn - Colour of states to look at.
 * @cssprop --rollcall-danger - Colour of what is wrong.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class PersonSettings extends RollcallElement<PersonSettingsKey> {
  static override styles = [tokens, controls, overlays, panel, formStyles, personHeadStyles, personSettingsStyles];

  static override properties = { personId: { attribute: "person-id" } };

  /** The person whose account to show. */
  declare personId: string;

  protected override readonly catalogue = personSettingsWords;
  #editing: Editing | undefined;
  #isSaving = false;
  #wrong: WrongIn | undefined;
  #problem: Reason | undefined;
  #ahead: Ahead | undefined;
  /** What is said once it is saved, and what was so then: it is said no longer than that is so. */
  #saved: { readonly text: string; readonly of: string } | undefined;
  readonly #account = new QueryController<TendedPerson>(this, {
    key: () => this.personId || undefined,
    load: (client, signal) => askPerson(client, this.personId, signal),
    topics: topicsOfPerson,
  });
  readonly #why = new WhyNot(this);

  constructor() {
    super();
    this.personId = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("personId")) return;
    this.#editing = this.#problem = this.#wrong = this.#ahead = this.#saved = undefined;
    this.#isSaving = false;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const account = this.#account.value;
    const saved = this.#saved?.of === shown(account) ? this.#saved : undefined;
    return html`
      <section class="panel" part="panel" aria-label=${words.text("person-settings.title")}>
        ${account ? personHead(words, account.person, this.#editButton(account)) : nothing}
        ${connectionNotice(words, this.#account)} ${renderPanelState(words, this.#account, 2) ?? nothing}
        ${account ? this.#body(account) : nothing}
        <p class="said" role="status">
          ${saved ? html`<span class="state ok" part="saved">${icon("done")}<bdi>${saved.text}</bdi></span>` : nothing}
        </p>
      </section>
      ${this.#why.render()}
    `;
  }

  #editButton({ access }: TendedPerson): TemplateResult | typeof nothing {
    const { words } = this;
    const refused = access.refused.setPortal;
    if (refused) return this.#why.button(refused, words.text("person-settings.why-not"));
    if (this.#editing) return nothing;
    return html`<button id="edit" class="button" part="edit" @click=${() => void this.#edit()}>
      ${words.text("person-settings.edit")}
    </button>`;
  }

  #body({ person, access }: TendedPerson): TemplateResult {
    const { words } = this;
    const editing = this.#editing;
    if (editing === undefined) return portalRead(words, access);
    return html`<div
      @keydown=${({ key, isComposing }: KeyboardEvent) => key === "Escape" && !isComposing && this.#cancel()}
    >
      ${portalForm({
        words,
        draft: editing.draft,
        isInternal: person.affiliation === "internal",
        isSaving: this.#isSaving,
        isOvertaken: !this.#isSaving && JSON.stringify(toDraft(access)) !== JSON.stringify(editing.base),
        ahead: this.#ahead,
        wrong: this.#wrong,
        problem: this.#problem,
        set: (change) => this.#set(change),
        save: (event) => void this.#save(event),
        cancel: () => this.#cancel(),
        theirs: () => {
          this.#begin(access);
          this.#focus("#portal");
        },
      })}
    </div>`;
  }

  async #edit(): Promise<void> {
    const account = this.#account.value;
    if (account === undefined) return;
    this.#begin(account.access);
    await this.updateComplete;
    this.#focus("#portal");
    await this.#foresee(account.person);
  }

  #begin(access: TendedPerson["access"]): void {
    const draft = toDraft(access);
    this.#editing = { draft, base: draft };
    this.#problem = this.#wrong = this.#saved = undefined;
    this.requestUpdate();
  }

  /** Shifts ahead of whoever cannot reply, for those who may ask; everybody else is told without a number (Q36). */
  async #foresee({ id: personId, refused }: TendedPerson["person"]): Promise<void> {
    this.#ahead = undefined;
    if (refused.deactivate) return;
    try {
      const answer = await this.client?.people.deactivate.dryRun({ personId });
      if (answer === undefined || personId !== this.personId) return;
      this.#ahead = answer.effects.shifts;
      this.requestUpdate();
    } catch {
      // Nothing more is known than that they may be assignable.
    }
  }

  #set(change: Partial<PortalDraft>): void {
    if (this.#editing === undefined) return;
    this.#editing = { ...this.#editing, draft: { ...this.#editing.draft, ...change } };
    this.#wrong = this.#problem = undefined;
    this.requestUpdate();
  }

  #cancel(): void {
    if (this.#isSaving) return;
    void this.#end();
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { client, personId, words } = this;
    const editing = this.#editing;
    if (this.#isSaving || editing === undefined || client === undefined) return;
    const { draft, base } = editing;
    // Somebody else may be shown before there is an answer.
    const isHere = (): boolean => this.#editing?.base === base;
    if (JSON.stringify(draft) === JSON.stringify(base)) return this.#end();
    this.#wrong = wrongIn(draft, new Date());
    if (this.#wrong !== undefined) {
      this.requestUpdate();
      this.#focus(`#${this.#wrong}`);
      return;
    }
    this.#isSaving = true;
    this.#problem = undefined;
    this.requestUpdate();
    try {
      const { person } = await client.access.setPortal(toSet(personId, draft));
      const key = draft.isOn
        ? "person-settings.saved.on"
        : isLater(draft)
          ? "person-settings.saved.planned"
          : "person-settings.saved.off";
      this.dispatchEvent(new PersonChangedEvent(personId, "portal"));
      if (!isHere()) return;
      await this.#account.refresh();
      if (!isHere()) return;
      this.#isSaving = false;
      await this.#end(words.text(key, { name: nameOf(person) }));
    } catch (error) {
      if (!isHere()) return;
      this.#isSaving = false;
      this.#problem = reasonOf(error);
      this.requestUpdate();
    }
  }

  /** Closes the form; the focus goes back to the button that opened it. */
  async #end(text?: string): Promise<void> {
    this.#editing = this.#problem = this.#wrong = undefined;
    this.#saved = text === undefined ? undefined : { text, of: shown(this.#account.value) };
    this.requestUpdate();
    await this.updateComplete;
    this.#focus("#edit");
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** What is so, as one text. */
const shown = (account: TendedPerson | undefined): string => (account ? JSON.stringify(toDraft(account.access)) : "");

declare global {
  interface HTMLElementTagNameMap {
    "person-settings": PersonSettings;
  }
}
