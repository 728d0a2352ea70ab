import { html, type TemplateResult } from "lit";
import { icon } from "../../look/icons.ts";
import { roles } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import type { MemberQuery } from "./member-pages.ts";
import { invitationStates } from "./member-states.ts";

/** Milliseconds without a key before a search is asked. */
const pause = 180;

/** Search and filters. Each change asks the server anew and gives up what was asked before. */
export class ListFilters {
  readonly #host: ListView;
  readonly #asked: (query: MemberQuery) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ListView, asked: (query: MemberQuery) => void) {
    this.#host = host;
    this.#asked = asked;
  }

  /** Everybody, in the order that was chosen. */
  clear(): void {
    const { sort, descending } = this.#host.pages.query;
    clearTimeout(this.#timer);
    const search = this.#host.renderRoot.querySelector<HTMLInputElement>("#search");
    if (search) search.value = "";
    this.#asked({ sort, descending });
  }

  render(): TemplateResult {
    const { messages, pages } = this.#host;
    const { role, invitation, assignable } = pages.query;
    return html`
      <div class="filters" part="filters" role="search">
        <span class="search">
          ${icon("search")}
          <input
            id="search"
            class="field"
            part="search"
            type="search"
            autocomplete="off"
            spellcheck="false"
            maxlength="200"
            placeholder=${messages.text("search.label")}
            aria-label=${messages.text("search.label")}
            @input=${this.#typed}
          />
        </span>
        ${this.#choice(
          "filter.role",
          "role",
          role,
          "filter.roles",
          roles.map((one) => [one, messages.text(`role.${one}`)]),
        )}
        ${this.#choice(
          "filter.invitation",
          "invitation",
          invitation,
          "filter.invitations",
          invitationStates.map((one) => [one, messages.text(`invitation.${one}`)]),
        )}
        ${this.#choice(
          "filter.assignable",
          "assignable",
          assignable === undefined ? undefined : String(assignable),
          "filter.assignables",
          [
            ["true", messages.text("filter.assignable.yes")],
            ["false", messages.text("filter.assignable.no")],
          ],
        )}
      </div>
    `;
  }

  readonly #typed = ({ currentTarget }: Event): void => {
    const search = (currentTarget as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (search !== (this.#host.pages.query.search ?? "")) this.#asked({ ...this.#host.pages.query, search });
    }, pause);
  };

  #choice(
    label: "filter.role" | "filter.invitation" | "filter.assignable",
    field: "role" | "invitation" | "assignable",
    chosen: string | undefined,
    all: "filter.roles" | "filter.invitations" | "filter.assignables",
    options: readonly (readonly [value: string, word: string])[],
  ): TemplateResult {
    const { messages } = this.#host;
    const choose = ({ currentTarget }: Event): void => {
      const value = (currentTarget as HTMLSelectElement).value;
      const { role, invitation, assignable, ...query } = this.#host.pages.query;
      const next = {
        role,
        invitation,
        assignable: assignable === undefined ? undefined : String(assignable),
        [field]: value || undefined,
      };
      this.#asked({
        ...query,
        ...(next.role && { role: next.role }),
        ...(next.invitation && { invitation: next.invitation }),
        ...(next.assignable && { assignable: next.assignable === "true" }),
      });
    };
    return html`<select
      class="field"
      part="filter"
      aria-label=${messages.text(label)}
      data-filter=${field}
      @change=${choose}
    >
      <option value="" .selected=${chosen === undefined}>${messages.text(all)}</option>
      ${options.map(([value, word]) => html`<option value=${value} .selected=${value === chosen}>${word}</option>`)}
    </select>`;
  }
}
