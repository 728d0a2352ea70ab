import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { drawing, icon } from "../../ui/icons.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { SavedField } from "../../ui/settings/saved-field.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { OrganizationKey } from "./organization-messages.en.ts";

// From lucide (ISC license).
const cross = "M18 6 6 18M6 6l12 12";

/** The settings that the editor needs. */
export interface DomainsSetting {
  readonly current: () => readonly string[] | undefined;
  readonly send: (domains: readonly string[]) => Promise<unknown>;
}

/** The element around the editor. */
interface DomainsHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The editor of the domains that new people may be invited from (X6). Each change is saved at once.
 */
export class AllowedDomains {
  readonly #host: DomainsHost;
  readonly #field: SavedField<string>;
  /** The rejected input and the reason. */
  #problem:
    { readonly key: "organization.domains.invalid" | "organization.domains.twice"; readonly typed: string } | undefined;

  constructor(host: DomainsHost, { current, send }: DomainsSetting) {
    this.#host = host;
    this.#field = new SavedField<string>(host, {
      current: () => current()?.join(", "),
      send: (domains) => send(toList(domains)),
    });
  }

  /**
   * The row of the setting.
   * @param words the messages of the element
   * @param whyNot the button that explains why the caller may not change it
   */
  render(words: Words<OrganizationKey>, whyNot: TemplateResult | undefined): TemplateResult {
    const domains = toList(this.#field.shown ?? "");
    return html`<div class="setting">
      <div class="what">
        ${
          whyNot === undefined
            ? html`<label for="domain">${words.text("organization.domains")}</label>`
            : html`<b>${words.text("organization.domains")}</b>`
        }
        <p class="muted" id="domains-text">${words.text("organization.domains.text")}</p>
      </div>
      <div class="control">
        <div class="line">
          ${
            domains.length === 0
              ? html`<p class="muted grow">${words.text("organization.domains.none")}</p>`
              : html`<ul class="domains grow" part="domains" aria-label=${words.text("organization.domains")}>
                  ${domains.map((domain) => this.#item(words, domain, whyNot !== undefined))}
                </ul>`
          }
          ${whyNot ?? nothing}
        </div>
        ${whyNot === undefined ? html`<div class="line">${this.#adder(words)}</div>` : nothing}
        <p class="save" id="domain-problem" role="alert">${this.#problemText(words)}</p>
        ${saveState(words, this.#field, "domains-state")}
      </div>
    </div>`;
  }

  #item(words: Words<OrganizationKey>, domain: string, isFixed: boolean): TemplateResult {
    return html`<li part="domain">
      <bdi>${domain}</bdi>
      ${
        isFixed
          ? nothing
          : html`<button
              type="button"
              class="icon-button"
              part="remove-domain"
              aria-label=${words.text("organization.domains.remove", { domain })}
              title=${words.text("organization.domains.remove", { domain })}
              @click=${() => this.#remove(domain)}
            >
              ${drawing(cross)}
            </button>`
      }
    </li>`;
  }

  #adder(words: Words<OrganizationKey>): TemplateResult {
    return html`<input
        id="domain"
        class="field"
        part="add-domain"
        maxlength="253"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${words.text("organization.domains.example")}
        aria-describedby="domains-text domain-problem domains-state"
        aria-invalid=${this.#problem ? "true" : nothing}
        @input=${() => this.#typed()}
        @keydown=${({ key, isComposing }: KeyboardEvent) => key === "Enter" && !isComposing && this.#add()}
      /><button type="button" class="button" part="add-domain-button" @click=${() => this.#add()}>
        ${words.text("organization.domains.add")}
      </button>`;
  }

  #problemText(words: Words<OrganizationKey>): TemplateResult | typeof nothing {
    if (this.#problem === undefined) return nothing;
    const { key, typed } = this.#problem;
    return html`<span class="state danger">${icon("warning")}${words.text(key, { typed })}</span>`;
  }

  #typed(): void {
    if (this.#problem === undefined) return;
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  #add(): void {
    const input = this.#input;
    const typed = input?.value.trim() ?? "";
    const domain = typed.replace(/^.*@/, "").toLowerCase();
    if (!input || domain === "") return input?.focus();
    const domains = toList(this.#field.shown ?? "");
    const isDomain = /^[^\s,@/:]+\.[^\s,@/:.]+$/u.test(domain);
    input.focus();
    if (!isDomain || domains.includes(domain)) {
      this.#problem = { key: isDomain ? "organization.domains.twice" : "organization.domains.invalid", typed };
      this.#host.requestUpdate();
      return;
    }
    input.value = "";
    this.#set([...domains, domain]);
  }

  #remove(domain: string): void {
    this.#input?.focus();
    this.#set(toList(this.#field.shown ?? "").filter((one) => one !== domain));
  }

  #set(domains: readonly string[]): void {
    this.#problem = undefined;
    this.#field.edit(domains.join(", "));
    void this.#field.save();
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#domain");
  }
}

const toList = (domains: string): readonly string[] => domains.split(", ").filter((domain) => domain !== "");
