import type { OrganizationView, UpdateOrganizationInput } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { savedText, settingRow } from "../../ui/settings/setting-row.ts";
import { switchRow } from "../../ui/settings/switch-row.ts";
import { textField } from "../../ui/fields/text-field.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { AllowedDomains } from "./allowed-domains.ts";
import { type OrganizationKey, organizationWords } from "./organization-settings.messages.ts";
import { OrganizationChangedEvent } from "./organization-settings.events.ts";
import { organizationStyles } from "./organization-settings.styles.ts";

/**
 * The settings of the caller's organization: its name, whether schedule admins may archive and delete schedules the organization owns (B59,
 * B60, Q49), and the domains that new people may be invited from (X6). Put it inside a `<rollcall-provider>`.
 *
 * Each setting saves itself when its field loses focus and shows whether it was saved. Settings that the caller may not change
 * are readable, with a button that explains why (X1). Changes by others appear within a second.
 *
 * @summary The settings of an organization.
 * @slot title - The heading. Defaults to "Organization".
 * @slot header - Additional controls in the header.
 * @fires {OrganizationChangedEvent} rollcall-organization-changed - A setting was saved.
 * @csspart name - The field for the name.
 * @csspart manage-schedules - The Manage Schedules switch.
 * @csspart domains - The allowed domains.
 * @csspart domain - One domain.
 * @csspart remove-domain - The button that removes a domain.
 * @csspart add-domain - The field to add a domain.
 * @csspart add-domain-button - The button that adds the domain.
 * @csspart save-state - Whether a setting was saved.
 */
export class OrganizationSettings extends RollcallElement<OrganizationKey> {
  static override styles = [...panelStyles, formStyles, organizationStyles];

  protected override readonly catalogue = organizationWords;
  readonly #organization = new QueryController<OrganizationView>(this, {
    key: () => "mine",
    load: async (client, signal) => (await client.organizations.get({}, { signal })).organization,
    topics: ({ id, number }) => ({ [id]: number }),
  });
  readonly #why = new WhyNot(this);
  readonly #name = new SavedField<string>(this, {
    current: () => this.#organization.value?.name,
    send: (name) => this.#save({ name: name.trim() }),
    needed: true,
  });
  readonly #grant = new SavedField<boolean>(this, {
    current: () => this.#organization.value?.manageSchedules,
    send: (manageSchedules) => this.#save({ manageSchedules }),
  });

  readonly #domains = new AllowedDomains(
    this,
    this.#why,
    () => this.#organization.value?.allowedDomains,
    (allowedDomains) => this.#save({ allowedDomains }),
  );

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("organization.title"),
      query: this.#organization,
      skeletonRows: 2,
      content: ({ refused: { update } }) =>
        html`<div class="group">
          ${this.#nameRow(update)} ${this.#grantRow(update)} ${this.#domains.render(update)}
        </div>`,
    });
  }

  #nameRow(refused: readonly Reason[] | undefined): TemplateResult {
    const { words } = this;
    const described = { describedBy: "name-text name-state", isReadonly: refused !== undefined };
    return settingRow(
      { id: "name", label: words.text("organization.name"), text: words.text("organization.name.text") },
      html`<div class="line">
          ${textField({ id: "name", part: "name", maxLength: 120, ...described, ...savedText(this.#name) })}
          ${refused ? this.#why.button(refused, words.text("organization.name.why-not")) : nothing}
        </div>
        ${saveState(words, this.#name, "name-state")}`,
    );
  }

  #grantRow(refused: readonly Reason[] | undefined): TemplateResult {
    const { words } = this;
    return switchRow(words, {
      id: "grant",
      part: "manage-schedules",
      field: this.#grant,
      label: words.text("organization.manage-schedules"),
      text: words.text("organization.manage-schedules.text"),
      now: words.text(this.#grant.shown ? "organization.manage-schedules.on" : "organization.manage-schedules.off"),
      isRefused: refused !== undefined,
      refuse: (anchor) => refused && this.#why.show(refused, anchor),
      trailing: refused && this.#why.button(refused, words.text("organization.manage-schedules.why-not")),
    });
  }

  async #save(set: UpdateOrganizationInput): Promise<void> {
    if (this.client === undefined) return;
    const { organization } = await this.client.organizations.update(set);
    this.#organization.set(organization);
    this.dispatchEvent(new OrganizationChangedEvent({ organizationId: organization.id, set }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "organization-settings": OrganizationSettings;
  }
}
