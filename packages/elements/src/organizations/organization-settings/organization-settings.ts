import type { OrganizationView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { controls } from "../../look/controls.styles.ts";
import { overlays } from "../../look/overlays.styles.ts";
import { connectionNotice, insteadOfPanel } from "../../look/panel-states.ts";
import { panel } from "../../look/panel.styles.ts";
import { SavedField } from "../../look/settings/saved-field.ts";
import { saveState } from "../../look/settings/save-state.ts";
import { settingsStyles } from "../../look/settings/settings.styles.ts";
import { switchRow } from "../../look/settings/switch-row.ts";
import { tokens } from "../../look/tokens.styles.ts";
import { WhyNot } from "../../look/why-not.ts";
import { Loaded } from "../../provider/loaded.ts";
import { RollcallElement } from "../../provider/rollcall-element.ts";
import { AllowedDomains } from "./allowed-domains.ts";
import { type OrganizationKey, organizationWords } from "./organization-messages.en.ts";
import { OrganizationChangedEvent } from "./organization-settings.events.ts";
import { organizationStyles } from "./organization-settings.styles.ts";

/**
 * The settings of the caller's organization: its name, whether schedule admins may archive and delete what the
 * organization owns (B59, B60, Q49), and the domains that new people come from (X6). It stands inside a
 * `<rollcall-provider>`.
 *
 * Each setting saves itself when it is left, says so, and can be undone where it could not be saved. What the caller may
 * not change is readable, with the reason one press away (X1). What others change shows within the second.
 *
 * @summary The settings of an organization.
 * @slot title - The heading; "Organization" if left out.
 * @fires {OrganizationChangedEvent} rollcall-organization-changed - A setting was saved.
 * @csspart panel - Everything.
 * @csspart header - The head.
 * @csspart title - The heading.
 * @csspart name - The field of the name.
 * @csspart manage-schedules - The Manage Schedules switch.
 * @csspart domains - The allowed domains.
 * @csspart domain - One of them.
 * @csspart remove-domain - The button that takes one off.
 * @csspart add-domain - The field for another one.
 * @csspart add-domain-button - The button that adds it.
 * @csspart save-state - What is said of saving a field.
 * @csspart why - The info button of what the caller may not change.
 * @csspart reason - Why something is not possible.
 * @csspart notice - The state of the connection.
 * @csspart state-page - What stands there until the settings do.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class OrganizationSettings extends RollcallElement<OrganizationKey> {
  static override styles = [tokens, controls, overlays, panel, settingsStyles, organizationStyles];

  protected override readonly catalogue = organizationWords;
  readonly #organization = new Loaded<OrganizationView>(this, {
    key: () => "mine",
    ask: async (client, signal) => (await client.organizations.get({}, { signal })).organization,
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
    const { words } = this;
    const organization = this.#organization.value;
    return html`
      <section class="panel" part="panel" aria-label=${words.text("organization.title")}>
        <header class="head" part="header">
          <h2 class="grow" part="title"><slot name="title">${words.text("organization.title")}</slot></h2>
        </header>
        ${connectionNotice(words, this.#organization)} ${insteadOfPanel(words, this.#organization, 2) ?? nothing}
        ${organization ? html`<div class="group">${this.#nameRow(organization)} ${this.#grantRow(organization)} ${this.#domainsRow(organization)}</div>` : nothing}
      </section>
      ${this.#why.render()}
    `;
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
      beside: update && this.#why.button(update, words.text("organization.manage-schedules.why-not")),
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
