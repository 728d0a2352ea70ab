import type { OrganizationView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { formStyles } from "../../ui/form.styles.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { renderPanel } from "../../ui/panel-states.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { switchRow } from "../../ui/settings/switch-row.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { AllowedDomains } from "./allowed-domains.ts";
import { type OrganizationKey, organizationWords } from "./organization-messages.en.ts";
import { OrganizationChangedEvent } from "./organization-settings.events.ts";
import { organizationStyles } from "./organization-settings.styles.ts";

/**
 * The settings of the caller's organization: its name, whether schedule admins may archive and delete what the
 * organization owns (B59, B60, Q49), and the domains that new people may be invited from (X6). Put it inside a
 * `<rollcall-provider>`.
 *
 * Each setting saves itself when the field is left and shows whether it was saved. Settings that the caller may not change
 * are readable, with a button that explains why (X1). Changes by others show within a second.
 *
 * @summary The settings of an organization.
 * @slot title - The heading. Defaults to "Organization".
 * @slot header - More controls at the top.
 * @fires {OrganizationChangedEvent} rollcall-organization-changed - A setting was saved.
 * @csspart panel - Everything.
 * @csspart header - The head.
 * @csspart title - The heading.
 * @csspart name - The field of the name.
 * @csspart manage-schedules - The Manage Schedules switch.
 * @csspart domains - The allowed domains.
 * @csspart domain - One domain.
 * @csspart remove-domain - The button that removes a domain.
 * @csspart add-domain - The field to add a domain.
 * @csspart add-domain-button - The button that adds the domain.
 * @csspart save-state - Whether a setting was saved.
 * @csspart why - The info button of a setting the caller may not change.
 * @csspart reason - Why something is not possible.
 * @csspart toast - Confirms a change.
 * @csspart undo - The button in the toast that undoes it.
 * @csspart notice - The state of the connection.
 * @csspart state-page - The state in place of the settings.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Color of controls and focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Color of text.
 * @cssprop --rollcall-muted - Color of secondary text.
 * @cssprop --rollcall-line - Color of borders.
 * @cssprop --rollcall-radius - Corner radius.
 * @cssprop --rollcall-font - Font family.
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

  readonly #domains = new AllowedDomains(this, {
    current: () => this.#organization.value?.allowedDomains,
    send: (allowedDomains) => this.#save({ allowedDomains: [...allowedDomains] }),
  });

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("organization.title"),
      query: this.#organization,
      skeletonRows: 2,
      content: (organization) =>
        html`<div class="group">
          ${this.#nameRow(organization)} ${this.#grantRow(organization)} ${this.#domainsRow(organization)}
        </div>`,
    });
  }

  #nameRow({ refused: { update } }: OrganizationView): TemplateResult {
    const { words } = this;
    const field = this.#name;
    return html`<div class="setting">
      <div class="what">
        <label for="name">${words.text("organization.name")}</label>
        <p class="muted" id="name-text">${words.text("organization.name.text")}</p>
      </div>
      <div class="control">
        <div class="line">
          <input
            id="name"
            class="field"
            part="name"
            maxlength="120"
            autocomplete="off"
            aria-describedby="name-text name-state"
            ?readonly=${update !== undefined}
            .value=${live(field.shown ?? "")}
            @input=${({ currentTarget }: InputEvent) => field.edit((currentTarget as HTMLInputElement).value)}
            @change=${() => void field.save()}
            @keydown=${({ key }: KeyboardEvent) => key === "Escape" && field.revert()}
          />
          ${update ? this.#why.button(update, words.text("organization.name.why-not")) : nothing}
        </div>
        ${saveState(words, field, "name-state")}
      </div>
    </div>`;
  }

  #grantRow({ refused: { update } }: OrganizationView): TemplateResult {
    const { words } = this;
    const field = this.#grant;
    return switchRow(words, {
      id: "grant",
      part: "manage-schedules",
      field,
      label: words.text("organization.manage-schedules"),
      text: words.text("organization.manage-schedules.text"),
      now: words.text(field.shown === true ? "organization.manage-schedules.on" : "organization.manage-schedules.off"),
      isRefused: update !== undefined,
      refuse: (anchor) => update && void this.#why.show(update, anchor),
      trailing: update && this.#why.button(update, words.text("organization.manage-schedules.why-not")),
    });
  }

  #domainsRow({ refused: { update } }: OrganizationView): TemplateResult {
    const { words } = this;
    return this.#domains.render(words, update && this.#why.button(update, words.text("organization.domains.why-not")));
  }

  async #save(set: OrganizationChangedEvent["set"]): Promise<void> {
    if (this.client === undefined) return;
    const { organization } = await this.client.organizations.update(set);
    this.#organization.set(organization);
    this.dispatchEvent(new OrganizationChangedEvent(organization.id, set));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "organization-settings": OrganizationSettings;
  }
}
