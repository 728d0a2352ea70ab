import type { CertificationTypeView, ListCertificationTypesOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { AssignDialog } from "../../catalogues/assign-dialog.ts";
import { catalogueStyles } from "../../catalogues/catalogue.styles.ts";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { drawing } from "../../ui/icons.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { statePage } from "../../ui/panel-states.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { renderPanel } from "../../ui/render-panel.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { certificateIcon } from "../certificate-icon.ts";
import { CertificationAssignedEvent, CertificationTypeChangedEvent } from "./certification-catalogue.events.ts";
import { type CertificationCatalogueKey, certificationCatalogueWords } from "./certification-catalogue.messages.ts";
import { certificationCatalogueStyles } from "./certification-catalogue.styles.ts";
import { type SavedType, settingsOf, TypeDialog } from "./type-dialog.ts";
import { typeRow } from "./type-row.ts";

/**
 * The certifications that the organization uses, for its schedulers and admins: how long each is valid, when it can be renewed,
 * how long it counts afterwards, and which files prove it (X15). Put it inside a `<rollcall-provider>`.
 *
 * A certification can be assigned to up to 200 people at once. One that was assigned before is archived instead of removed.
 *
 * @summary The certifications of an organization.
 * @slot title - The heading. Defaults to "Certifications".
 * @slot header - Anything at the end of the head.
 * @fires {CertificationTypeChangedEvent} rollcall-certification-type-changed - The catalogue was changed.
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
 * @csspart proof-required - The choice whether a proof is required.
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
  readonly #command = new CommandController(this);
  readonly #type = new TypeDialog(this, {
    done: ({ type, before }) => this.#changed(type, before === undefined ? "added" : "saved"),
    undo: (saved) => this.#undoSave(saved),
  });
  readonly #assign = new AssignDialog(this, {
    text: () => this.words.text("certifications.assign.text"),
    assign: (client, asked, options) => client.certifications.assign(asked, options),
    done: ({ id: typeId }, personIds) => {
      this.dispatchEvent(new CertificationAssignedEvent({ typeId, personIds }));
      return this.#types.refresh();
    },
    undo: async ({ id: typeId }, personIds) => {
      await this.client?.certifications.unassign({ typeId, personIds: [...personIds] });
      await this.#types.refresh();
    },
  });
  readonly #remove = new ConfirmDialog<CertificationTypeView>(this, {
    id: "remove",
    title: ({ name }) => this.words.text("catalogue.remove.title", { name }),
    text: () => this.words.text("catalogue.remove.text"),
    confirm: () => this.words.text("catalogue.remove"),
    busy: () => this.words.text("catalogue.removing"),
    isDangerous: () => true,
    run: ({ id: typeId }, client, { idempotencyKey }) =>
      client.certifications.removeType({ typeId }, { idempotencyKey }),
    outcome: (type) => ({
      message: this.words.text("catalogue.removed", { name: type.name }),
      done: () => this.#changed(type, "removed"),
      undo: async () => {
        await this.client?.certifications.createType(settingsOf(type));
        await this.#types.refresh();
      },
      focus: "#add",
    }),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("certifications.title"),
      query: this.#types,
      subtitle: html`<p class="muted">${words.text("certifications.text")}</p>`,
      actions: button(words.text("certifications.add"), {
        ...{ id: "add", part: "add", look: "button primary", opensDialog: true },
        click: () => void this.#type.open(),
      }),
      content: ({ types }) =>
        types.length === 0
          ? statePage(
              drawing(certificateIcon),
              words.text("certifications.none"),
              words.text("certifications.none.text"),
            )
          : this.#lists(types),
    });
  }

  #lists(rows: readonly CertificationTypeView[]): TemplateResult {
    const { words } = this;
    const old = rows.filter(({ archived }) => archived);
    return html`${this.#list(rows.filter(({ archived }) => !archived))}
    ${
      old.length === 0
        ? nothing
        : html`<details class="old" part="archived">
            <summary>
              <span class="strong">${words.text("catalogue.old")} (${old.length})</span>
              <span class="muted small">${words.text("certifications.old.text")}</span>
            </summary>
            ${this.#list(old)}
          </details>`
    }`;
  }

  #list(rows: readonly CertificationTypeView[]): TemplateResult {
    const actions = {
      isBusy: ({ id }: CertificationTypeView) => this.#command.isBusy(id),
      assign: (type: CertificationTypeView) => void this.#assign.open(type),
      edit: (type: CertificationTypeView) => void this.#type.open(type),
      archive: (type: CertificationTypeView) => void this.#archive(type, !type.archived),
      remove: (type: CertificationTypeView) => void this.#remove.open(type),
    };
    const problem = rows.map(({ id }) => this.#command.problem(id)).find((reason) => reason !== undefined);
    return html`<ul class="lined">
        ${repeat(
          rows,
          ({ id }) => id,
          (type) => typeRow(this.words, type, actions),
        )}
      </ul>
      ${problem ? problemLine(this.words, problem) : nothing}`;
  }

  async #archive(type: CertificationTypeView, isArchived: boolean): Promise<void> {
    const { id: typeId, name } = type;
    const change = isArchived ? "archived" : "restored";
    const act = isArchived ? "archiveType" : "restoreType";
    await this.#command.run(typeId, ({ certifications }, options) => certifications[act]({ typeId }, options), {
      message: this.words.text(`catalogue.${change}`, { name }),
      done: () => this.#changed({ ...type, archived: isArchived }, change),
      undo: async () => {
        await this.client?.certifications[isArchived ? "restoreType" : "archiveType"]({ typeId });
        await this.#types.refresh();
      },
      focus: "#add",
    });
  }

  async #undoSave({ type: { id: typeId }, before }: SavedType): Promise<void> {
    const { certifications } = this.client ?? {};
    await (before === undefined
      ? certifications?.removeType({ typeId })
      : certifications?.updateType({ typeId, ...settingsOf(before) }));
    await this.#types.refresh();
  }

  async #changed(type: CertificationTypeView, change: CertificationTypeChangedEvent["change"]): Promise<void> {
    this.dispatchEvent(new CertificationTypeChangedEvent({ certification: type, change }));
    await this.#types.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "certification-catalogue": CertificationCatalogue;
  }
}
