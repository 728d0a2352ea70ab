import { html, type TemplateResult } from "lit";
import { icon } from "../controls/icons.ts";
import type { QueryState } from "../queries/query-controller.ts";
import type { VirtualRows } from "./virtual-rows.ts";

/** A filter: a select whose first option shows everything. */
export interface ListFilter {
  /** The field of the query. */
  readonly field: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** The list that is searched and filtered. */
export interface QueriedList<Query> {
  readonly query: Query;
  readonly state: QueryState<unknown>;
  readonly window: Pick<VirtualRows, "scrollToStart">;
  load(query: Query): Promise<void>;
}

/** The milliseconds without a key press after which a search starts. */
const searchDelay = 180;

/** Search, filters and order of a list. Each change loads the list again and cancels the request before it. */
export class ListQuery<Query extends { readonly search?: string | undefined }> {
  readonly #list: QueriedList<Query>;
  readonly #loaded: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `loaded` is called when the rows of a changed query are on screen. */
  constructor(list: QueriedList<Query>, loaded: () => void) {
    this.#list = list;
    this.#loaded = loaded;
  }

  /** Sets fields of the query; an empty text or `undefined` removes the field. */
  async set(fields: Readonly<Record<string, unknown>>): Promise<void> {
    clearTimeout(this.#timer);
    const entries = Object.entries({ ...this.#list.query, ...fields });
    const query = Object.fromEntries(entries.filter(([, value]) => value !== "" && value !== undefined)) as Query;
    await this.#list.load(query);
    if (this.#list.query !== query || this.#list.state.kind !== "ready") return;
    this.#list.window.scrollToStart();
    this.#loaded();
  }

  /** Cancels a search that hasn't started. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** The search field and the filters. */
  render(label: string, filters: readonly ListFilter[]): TemplateResult {
    return html`
      <div class="bar filters" part="filters" role="search">
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
            placeholder=${label}
            aria-label=${label}
            @input=${({ currentTarget }: Event) => this.#search((currentTarget as HTMLInputElement).value.trim())}
          />
        </span>
        ${filters.map((filter) => this.#filter(filter))}
      </div>
    `;
  }

  #search(search: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (search !== (this.#list.query.search ?? "")) void this.set({ search });
    }, searchDelay);
  }

  #filter({ field, label, options }: ListFilter): TemplateResult {
    const chosen = (this.#list.query as Readonly<Record<string, unknown>>)[field] ?? "";
    return html`<select
      id=${field}
      class="field"
      part="filter"
      data-filter=${field}
      aria-label=${label}
      @change=${({ currentTarget }: Event) => void this.set({ [field]: (currentTarget as HTMLSelectElement).value })}
    >
      ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
    </select>`;
  }
}
