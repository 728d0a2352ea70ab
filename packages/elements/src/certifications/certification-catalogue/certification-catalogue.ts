import type { CertificationTypeView, ListCertificationTypesOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { catalogueStyles } from "../../catalogues/catalogue.styles.ts";
import { type TypeChange, TypeList } from "../../catalogues/type-list.ts";
import { button } from "../../ui/controls/button.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { certificateIcon } from "../certificate-icon.ts";
import { CertificationAssignedEvent, CertificationTypeChangedEvent } from "./certification-catalogue.events.ts";
import { type CertificationCatalogueKey, certificationCatalogueWords } from "./certification-catalogue.messages.ts";
import { certificationCatalogueStyles } from "./certification-catalogue.styles.ts";
import { type SavedType, settingsOf, TypeDialog } from "./type-dialog.ts";
import { settingsText } from "./settings-text.ts";

/**
 * The certifications that the organization uses, for its schedulers and admins: how long each is valid, when it can be renewed,
 * how long it counts afterward, and which files prove it (X15). Put it inside a `<rollcall-provider>`.
 *
 * Other users of the host see what they are. A certification can be assigned to up to 200 people at once. One that was assigned before is archived instead of removed.
 *
 * @summary The certifications of an organization.
 * @slot title - The heading. Defaults to "Certifications".
 * @slot header - Additional controls at the end of the header.
 * @fires {CertificationTypeChangedEvent} rollcall-certification-type-changed - The catalog was changed.
 * @fires {CertificationAssignedEvent} rollcall-certification-assigned - A certification was assigned to people.
 * @csspart add - The button that adds a certification.
 * @csspart type - A certification.
 * @csspart assign - The button that assigns it to people.
 * @csspart edit - The button that changes it.
 * @csspart archive - The button that archives it.
 * @csspart restore - The button that restores it.
 * @csspart remove - The button that removes it.
 * @csspart archived - The archived certifications.
 * @csspart name - The field for the name.
 * @csspart description - The field for the description.
 * @csspart months - The field for the validity.
 * @csspart renewal - The field for the renewal window.
 * @csspart grace - The field for the grace period.
 * @csspart proof-required - The choice of whether a proof is required.
 * @csspart kind - The choice of a kind of file.
 * @csspart assign-person - The field for a person.
 * @csspart assign-schedule - The choice of a schedule.
 * @csspart assign-people - The chosen people.
 */
export class CertificationCatalogue extends RollcallElement<CertificationCatalogueKey> {
  static override styles = [...panelStyles, formStyles, catalogueStyles, certificationCatalogueStyles];

  protected override readonly catalogue = certificationCatalogueWords;
  protected override readonly loadsCaller = false;

  readonly #types = new QueryController<ListCertificationTypesOutput>(this, {
    key: () => "all",
    load: (client, signal) => client.certifications.listTypes({}, { signal }),
    topics: ({ organizationId, number }) => ({ [`people:${organizationId}`]: number }),
  });
  readonly #type = new TypeDialog(this, {
    done: ({ type, before }) => this.#changed(type, before === undefined ? "added" : "saved"),
    undo: (saved) => this.#undoSave(saved),
  });
  readonly #list = new TypeList<CertificationTypeView>(this, {
    operations: ({ certifications }) => certifications,
    canManage: () => this.#canManage,
    archivedText: () => this.words.text("certifications.old.text"),
    assignText: () => this.words.text("certifications.assign.text"),
    lines: (type) => [settingsText(this.words, type), ...(type.description === "" ? [] : [type.description])],
    edit: (type) => this.#type.open(type),
    create: ({ certifications }, type) => certifications.createType(settingsOf(type)),
    changed: (type, change) => this.#changed(type, change),
    assigned: (assignment) => this.dispatchEvent(new CertificationAssignedEvent(assignment)),
    refresh: () => this.#types.refresh(),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("certifications.title"),
      query: this.#types,
      subtitle: html`<p class="muted">${words.text("certifications.text")}</p>`,
      actions: this.#canManage
        ? button(words.text("certifications.add"), {
            ...{ id: "add", part: "add", look: "button primary", opensDialog: true },
            click: () => void this.#type.open(),
          })
        : nothing,
      content: ({ types }) =>
        types.length === 0
          ? statePage(
              drawing(certificateIcon),
              words.text("certifications.none"),
              words.text("certifications.none.text"),
            )
          : this.#list.render(types),
    });
  }

  get #canManage(): boolean {
    return this.#types.value?.canManage === true;
  }

  async #undoSave({ type: { id: typeId }, before }: SavedType): Promise<void> {
    const { certifications } = this.client ?? {};
    await (before === undefined
      ? certifications?.removeType({ typeId })
      : certifications?.updateType({ typeId, ...settingsOf(before) }));
    await this.#types.refresh();
  }

  async #changed(type: CertificationTypeView, change: TypeChange): Promise<void> {
    this.dispatchEvent(new CertificationTypeChangedEvent({ certification: type, change }));
    await this.#types.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "certification-catalogue": CertificationCatalogue;
  }
}
