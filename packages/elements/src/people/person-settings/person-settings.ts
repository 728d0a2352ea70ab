import type { TemplateResult } from "lit";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { PanelElement } from "../../ui/panel/panel-element.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { loadPerson, type ManagedPerson, personTopics } from "../managed-person.ts";
import { personHead } from "../person-head.ts";
import { PersonChangedEvent } from "../planner-user/planner-user.events.ts";
import { type PersonSettingsKey, personSettingsWords } from "./person-settings.messages.ts";
import { PortalSettings } from "./portal-settings.ts";
import { portalSettingsStyles } from "./portal-settings.styles.ts";

/**
 * The settings that turn the worker portal on and off for one person, for schedulers and organization admins (A28, A29, Q49). Put it inside
 * a `<rollcall-provider>`.
 *
 * "Edit" opens the form: the switch "External Portal Access", and for a pause its reason, start, end and contact (X20).
 * Nothing changes before "Save Changes"; Cancel and Escape discard the edits (A30). Record, assignments, history and the account stay
 * as they are (A33–A36), and the portal can be turned on again the same way (A37). The person can still be assigned during
 * a pause: the form warns that they can't respond (Q36).
 *
 * @summary The portal settings of one person.
 * @slot title - The heading until the person is loaded.
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
 * @csspart warning - The warning that the person can't respond during the pause.
 * @csspart overtaken - The notice that someone else changed the settings.
 * @csspart problem - Why the settings could not be saved.
 * @csspart save - The button that saves.
 */
export class PersonSettings extends PanelElement<PersonSettingsKey> {
  static override styles = [panelStyles, formStyles, portalSettingsStyles];

  static override properties = { personId: { attribute: "person-id" } };

  /** The person to show. */
  declare personId: string;

  protected override readonly catalogue = personSettingsWords;
  readonly #person = new QueryController<ManagedPerson>(this, {
    key: () => this.personId || undefined,
    load: (client, signal) => loadPerson(client, this.personId, signal),
    topics: personTopics,
  });
  readonly #portal = new PortalSettings(
    this,
    {
      person: () => this.#person.value,
      refresh: () => this.#person.refresh(),
      changed: (personId) => this.dispatchEvent(new PersonChangedEvent({ personId, change: "portal" })),
    },
    new WhyNot(this),
  );

  constructor() {
    super();
    this.personId = "";
  }

  override get shownId(): string {
    return this.personId;
  }

  protected override render(): TemplateResult {
    const person = this.#person.value;
    return renderPanel(this, {
      title: this.words.text("person-settings.title"),
      query: this.#person,
      head: person && personHead(this.words, person.person, this.#portal.editButton(person)),
      skeletonRows: 2,
      content: (loaded) => this.#portal.render(loaded),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "person-settings": PersonSettings;
  }
}
