import type { ListView } from "../list-view.ts";
import { isHidden } from "../member-pages.ts";

/** The most rows that one call brings. */
const mostOnPage = 200;

/** How many of them stand before the first in sight: the rest covers what is in sight and what comes next. */
const before = 80;

/** Asks anew for the rows around what is in sight, without showing that it does. Calls while it runs become one more. */
export class Refreshing {
  readonly #host: ListView;
  #running = false;
  #again = false;

  constructor(host: ListView) {
    this.#host = host;
  }

  async refresh(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again) {
      this.#again = false;
      await this.#refresh();
    }
    this.#running = false;
  }

  async #refresh(): Promise<void> {
    const { pages, window } = this.#host;
    if (pages.state.kind !== "ready") return pages.load();
    const { signal, rows } = pages;
    const { first } = window.sight();
    const start = pages.length <= mostOnPage ? 0 : Math.max(0, first - before);
    const anchor = rows.at(first);
    try {
      const page = await pages.ask({ limit: mostOnPage, ...(start > 0 && { skip: start }) }, signal);
      if (signal.aborted || page === undefined) return;
      pages.ground?.();
      rows.clear();
      pages.place(page, start);
      // Events that came while it was asked for are missing in it.
      if (page.schedule.number < pages.number) this.#again = true;
      else pages.number = page.schedule.number;
      const now = anchor === undefined ? -1 : rows.indexOf(anchor.personId);
      if (now >= 0 && now !== first) window.shift(now - first);
    } catch (error) {
      if (!signal.aborted && isHidden(error)) pages.fail(error);
    }
    this.#host.requestUpdate();
  }
}
