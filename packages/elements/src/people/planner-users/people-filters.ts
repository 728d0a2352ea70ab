import { html, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import { statuses } from "../person-status.ts";
import type { Affiliation } from "../wire.ts";
import type { PeopleQuery } from "./people-pages.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";

const affiliations: readonly Affiliation[] = ["internal", "external"];

/** What the filters are drawn with. */
export interface FilterParts {
  readonly words: Words<PlannerUsersKey>;
  readonly query: PeopleQuery;
  readonly typed: (search: string) => void;
  readonly ask: (query: PeopleQuery) => void;
}

/** Search by name or address, by affiliation, and by invite status (A38–A40). */
export const peopleFilters = ({ words, query, typed, ask }: FilterParts): TemplateResult => {
  const { affiliation: _affiliation, ...otherwise } = query;
  const { status: _status, ...ofAnyStatus } = query;
  return html`<div class="bar filters" part="filters" role="search">
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
        placeholder=${words.text("users.search")}
        aria-label=${words.text("users.search")}
        @input=${({ currentTarget }: InputEvent) => typed((currentTarget as HTMLInputElement).value)}
      />
    </span>
    ${choice(
      "affiliation",
      words.text("users.affiliation"),
      query.affiliation,
      [["", words.text("users.affiliations")], ...affiliations.map(optionOf(words, "affiliation"))],
      (value) => ask({ ...otherwise, ...(value && { affiliation: value as Affiliation }) }),
    )}
    ${choice(
      "status",
      words.text("users.status"),
      query.status,
      [["", words.text("users.statuses")], ...statuses.map(optionOf(words, "status"))],
      (value) => ask({ ...ofAnyStatus, ...(value && { status: value as (typeof statuses)[number] }) }),
    )}
  </div>`;
};

type Option = readonly [value: string, word: string];

const optionOf =
  (words: FilterParts["words"], of: "affiliation" | "status") =>
  (value: string): Option => [value, words.text(`${of}.${value}` as PlannerUsersKey)];

const choice = (
  id: string,
  label: string,
  chosen: string | undefined,
  options: readonly Option[],
  choose: (value: string) => void,
): TemplateResult =>
  html`<select
    id=${id}
    class="field"
    part="filter"
    aria-label=${label}
    @change=${({ currentTarget }: Event) => choose((currentTarget as HTMLSelectElement).value)}
  >
    ${options.map(([value, word]) => html`<option value=${value} .selected=${value === (chosen ?? "")}>${word}</option>`)}
  </select>`;
