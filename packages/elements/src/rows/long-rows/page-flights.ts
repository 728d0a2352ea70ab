import type { RowsHost } from "../rows-host.ts";
import { pageSize } from "../sparse-rows.ts";

const mostAtOnce = 2;

/**
 * Fills the holes of a long list as they come into sight: by cursor where one is known, by position after a jump of the
 * scroll bar.
 */
export class PageFlights {
  readonly #host: RowsHost;
  readonly #flights = new Map<number, AbortController>();

  constructor(host: RowsHost) {
    this.#host = host;
    host.pages.ground = () => this.ground();
  }

  /** Makes sure that the rows of a range are loaded or on their way, and those just ahead of it. */
  want(first: number, last: number): void {
    const { state, busy } = this.#host.pages;
    if (state.kind !== "ready" || busy) return;
    for (const [start, flight] of this.#flights) {
      if (start > last + pageSize || start + pageSize < first - pageSize) flight.abort();
    }
    for (const [from, to] of [
      [first, last],
      [first - pageSize / 2, last + pageSize / 2],
    ] as const) {
      const hole = this.#hole(from, to);
      if (hole !== undefined && this.#flights.size < mostAtOnce) void this.#fetch(hole.start, hole.size);
    }
  }

  /** Gives up what is on its way. */
  ground(): void {
    for (const flight of this.#flights.values()) flight.abort();
    this.#flights.clear();
  }

  async #fetch(start: number, size: number): Promise<void> {
    const flight = new AbortController();
    this.#flights.set(start, flight);
    const { pages } = this.#host;
    try {
      const page = await pages.ask({ limit: size, ...this.#wayTo(start, size) }, flight.signal);
      if (page !== undefined && !flight.signal.aborted) pages.place(page, start);
    } catch {
      // The hole stays: whoever looks at it again asks again.
    }
    if (this.#flights.get(start) === flight) this.#flights.delete(start);
    this.#host.requestUpdate();
  }

  /** The first hole in a range that no request is on its way for, at most a page long. */
  #hole(first: number, last: number): { start: number; size: number } | undefined {
    const { rows } = this.#host.pages;
    const starts = [...this.#flights.keys()];
    for (let start = Math.max(0, first); start <= Math.min(last, rows.length - 1); start++) {
      if (rows.at(start) || starts.some((one) => start >= one && start < one + pageSize)) continue;
      // A jump leaves a hole on both sides: begin a little before what is in sight.
      let begins = start;
      while (begins > 0 && begins > start - pageSize / 4 && !rows.at(begins - 1)) begins--;
      let size = 0;
      while (size < pageSize && begins + size < rows.length && !rows.at(begins + size)) size++;
      return { start: begins, size };
    }
    return undefined;
  }

  /** How to ask for the rows of a hole: behind or before a row whose cursor is known, else by position. */
  #wayTo(start: number, size: number): { after: string } | { before: string } | { skip: number } {
    const { rows } = this.#host.pages;
    const after = rows.behind.get(rows.at(start - 1)?.personId ?? "");
    if (after !== undefined) return { after };
    const before = rows.before.get(rows.at(start + size)?.personId ?? "");
    return before === undefined ? { skip: start } : { before };
  }
}
