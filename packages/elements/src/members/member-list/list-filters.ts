import { html, type TemplateResult } from "lit";
import { icon } from "../../look/icons.ts";
import { roles } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import { invitationStates } from "./member-states.ts";

/** Search and filters. What they ask comes with the hands. */
export function listFilters(list: ListView): TemplateResult {
  const { messages, pages } = list;
  const { role, invitation, assignable } = pages.query;
  const typed = ({ currentTarget }: Event): void => {
    list.act(({ asking }) => asking.typed(currentTarget as HTMLInputElement));
  };
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
          @input=${typed}
        />
      </span>
      ${choice(
        list,
        "role",
        role,
        roles.map((one) => [one, messages.text(`role.${one}`)]),
      )}
      ${choice(
        list,
        "invitation",
        invitation,
        invitationStates.map((one) => [one, messages.text(`invitation.${one}`)]),
      )}
      ${choice(list, "assignable", assignable?.toString(), [
        ["true", messages.text("filter.assignable.yes")],
        ["false", messages.text("filter.assignable.no")],
      ])}
    </div>
  `;
}

function choice(
  list: ListView,
  field: "role" | "invitation" | "assignable",
  chosen: string | undefined,
  options: readonly (readonly [value: string, word: string])[],
): TemplateResult {
  const choose = ({ currentTarget }: Event): void => {
    const { value } = currentTarget as HTMLSelectElement;
    list.act(({ asking }) => asking.chosen(field, value));
  };
  return html`<select
    class="field"
    part="filter"
    aria-label=${list.messages.text(`filter.${field}`)}
    data-filter=${field}
    @change=${choose}
  >
    ${[["", list.messages.text(`filter.${field}s`)] as const, ...options].map(
      ([value, word]) => html`<option value=${value} .selected=${value === (chosen ?? "")}>${word}</option>`,
    )}
  </select>`;
}
