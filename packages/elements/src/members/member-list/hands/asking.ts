import type { ListView } from "../list-view.ts";
import type { MemberQuery } from "../member-pages.ts";
import type { Hands } from "./hands.ts";

/** Milliseconds without a key before a search is asked. */
const pause = 180;

/** What search, filters and columns ask. Each change asks the server anew and gives up what was asked before. */
export class Asking {
  readonly #host: ListView;
  readonly #hands: Hands;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** Something was typed into the search field. */
  typed({ value }: HTMLInputElement): void {
    const search = value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { query } = this.#host.pages;
      if (search !== (query.search ?? "")) void this.#ask({ ...query, search });
    }, pause);
  }

  /** A filter was chosen; the empty text is everybody. */
  chosen(field: "role" | "invitation" | "assignable", value: string): void {
    const { [field]: _before, ...query } = this.#host.pages.query;
    const set = value && { [field]: field === "assignable" ? value === "true" : value };
    void this.#ask({ ...query, ...set });
  }

  /** Everybody, in the order that was chosen. */
  clear(): void {
    const { sort, descending } = this.#host.pages.query;
    clearTimeout(this.#timer);
    const search = this.#host.renderRoot.querySelector<HTMLInputElement>("#search");
    if (search) search.value = "";
    void this.#ask({ sort, descending });
  }

  /** Sorts by a column, or turns its order around. */
  sortBy(sort: "name" | "role"): void {
    const { query } = this.#host.pages;
    void this.#ask({ ...query, sort, descending: query.sort === sort && !query.descending });
  }

  async #ask(query: MemberQuery): Promise<void> {
    const { pages, renderRoot } = this.#host;
    await pages.load(query);
    if (pages.query !== query || pages.state.kind !== "ready") return;
    renderRoot.querySelector("#scroller")?.scrollTo({ top: 0, behavior: "instant" });
    this.#hands.found();
  }
}
