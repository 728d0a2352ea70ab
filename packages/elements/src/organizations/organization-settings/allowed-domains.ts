import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import { cross } from "../../ui/controls/more-icons.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import { SavedField } from "../../ui/settings/saved-field.ts";
import { settingRow } from "../../ui/settings/setting-row.ts";
import { textField } from "../../ui/fields/text-field.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import type { OrganizationKey } from "./organization-settings.messages.ts";

/** A rejected input, and the message that explains why. */
interface Problem {
  readonly key: `organization.domains.${"invalid" | "twice"}`;
  readonly typed: string;
}

/** The domains that new people may be invited from (X6). Each change is saved immediately. */
export class AllowedDomains {
  readonly #host: PanelHost<OrganizationKey>;
  readonly #why: WhyNot;
  readonly #field: SavedField<string>;
  #problem: Problem | undefined;

  constructor(
    host: PanelHost<OrganizationKey>,
    why: WhyNot,
    current: () => readonly string[] | undefined,
    send: (domains: string[]) => Promise<unknown>,
  ) {
    this.#host = host;
    this.#why = why;
    this.#field = new SavedField<string>(host, {
      current: () => current()?.join(", "),
      send: (domains) => send(toList(domains)),
    });
  }

  render(refused: readonly Reason[] | undefined): TemplateResult {
    const { words } = this.#host;
    const domains = toList(this.#field.shown ?? "");
    const label = words.text("organization.domains");
    const list =
      domains.length === 0
        ? html`<p class="muted grow">${words.text("organization.domains.none")}</p>`
        : html`<ul class="domains cluster grow" part="domains" aria-label=${label}>
            ${domains.map((domain) => this.#item(domain, refused !== undefined))}
          </ul>`;
    return settingRow(
      { id: "domain", isField: !refused, label, text: words.text("organization.domains.text") },
      html`<div class="line">
          ${list} ${refused ? this.#why.button(refused, words.text("organization.domains.why-not")) : nothing}
        </div>
        ${refused ? nothing : html`<div class="line">${this.#adder()}</div>`}
        <p class="save" id="domain-problem" role="alert">
          ${
            this.#problem
              ? html`<span class="state danger"
                  >${icon("warning")}${words.text(this.#problem.key, { typed: this.#problem.typed })}</span
                >`
              : nothing
          }
        </p>
        ${saveState(words, this.#field, "domains-state")}`,
    );
  }

  #item(domain: string, isFixed: boolean): TemplateResult {
    const tooltip = this.#host.words.text("organization.domains.remove", { domain });
    const remove = (): void => {
      this.#input?.focus();
      this.#set(toList(this.#field.shown ?? "").filter((one) => one !== domain));
    };
    return html`<li class="cluster nowrap gap-0 strong tint" part="domain">
      <bdi>${domain}</bdi>
      ${isFixed ? nothing : button(drawing(cross), { look: "icon-button", part: "remove-domain", tooltip, click: remove })}
    </li>`;
  }

  #adder(): TemplateResult {
    const { words } = this.#host;
    return html`${textField({
      id: "domain",
      part: "add-domain",
      maxLength: 253,
      autocapitalize: "off",
      spellcheck: false,
      placeholder: words.text("organization.domains.example"),
      describedBy: "domain-text domain-problem domains-state",
      isInvalid: this.#problem !== undefined,
      input: () => this.#show(undefined),
      keydown: ({ key, isComposing }) => key === "Enter" && !isComposing && this.#add(),
    })}
    ${button(words.text("organization.domains.add"), { part: "add-domain-button", click: () => this.#add() })}`;
  }

  #add(): void {
    const input = this.#input;
    const typed = input?.value.trim() ?? "";
    const domain = typed.replace(/^.*@/, "").toLowerCase();
    input?.focus();
    if (!input || domain === "") return;
    const domains = toList(this.#field.shown ?? "");
    if (!/^[^\s,@/:]+\.[^\s,@/:.]+$/u.test(domain)) this.#show({ key: "organization.domains.invalid", typed });
    else if (domains.includes(domain)) this.#show({ key: "organization.domains.twice", typed });
    else {
      input.value = "";
      this.#set([...domains, domain]);
    }
  }

  #set(domains: readonly string[]): void {
    this.#problem = undefined;
    this.#field.edit(domains.join(", "));
    void this.#field.save();
  }

  #show(problem: Problem | undefined): void {
    this.#problem = problem;
    this.#host.requestUpdate();
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>("#domain");
  }
}

const toList = (domains: string): string[] => domains.split(", ").filter((domain) => domain !== "");
