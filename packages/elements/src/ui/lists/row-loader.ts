import { retryDelay, waitToRetry } from "../../connection/retry-delay.ts";
import { type ListPage, pageSize, type SparseRows } from "./sparse-rows.ts";

/** Which rows of a list to fetch: after or before a cursor, or after skipping a number of them. */
export interface RowRange {
  readonly limit: number;
  readonly after?: string;
  readonly before?: string;
  readonly skip?: number;
}

/** The list whose gaps are loaded. */
export interface LoadableRows<Page extends ListPage> {
  readonly rows: Pick<SparseRows<unknown>, "length" | "at" | "rangeAt">;
  /** Fetches some rows; `undefined` while there is no client. */
  fetch(range: RowRange, signal: AbortSignal): Promise<Page | undefined>;
  /** Stores a page that was fetched for position `start`. */
  place(page: Page, start: number): void;
  /** Draws the list again, which requests what is still missing. */
  requestUpdate(): void;
}

const maxConcurrent = 2;

/** Loads the gaps of a list as they scroll into view, with at most two requests at a time. */
export class RowLoader<Page extends ListPage> {
  readonly #list: LoadableRows<Page>;
  readonly #requests = new Map<number, AbortController>();
  #failures = 0;

  constructor(list: LoadableRows<Page>) {
    this.#list = list;
  }

  /** Requests the missing rows of a range, then those just outside it; cancels requests for rows far away. */
  load(first: number, last: number): void {
    for (const [start, request] of this.#requests) {
      if (start > last + pageSize || start + pageSize < first - pageSize) request.abort();
    }
    for (const margin of [0, pageSize / 2]) {
      const gap = this.#gap(first - margin, last + margin);
      if (gap !== undefined && this.#requests.size < maxConcurrent) void this.#request(gap.start, gap.size);
    }
  }

  /** Cancels all requests. */
  cancel(): void {
    for (const request of this.#requests.values()) request.abort();
    this.#requests.clear();
  }

  async #request(start: number, size: number): Promise<void> {
    const request = new AbortController();
    const { signal } = request;
    this.#requests.set(start, request);
    try {
      const page = await this.#list.fetch({ limit: size, ...this.#list.rows.rangeAt(start, size) }, signal);
      if (page !== undefined && !signal.aborted) this.#list.place(page, start);
      this.#failures = 0;
    } catch {
      if (!signal.aborted) await waitToRetry(retryDelay(this.#failures++), signal);
    }
    if (this.#requests.get(start) === request) this.#requests.delete(start);
    this.#list.requestUpdate();
  }

  /** The first gap in a range that isn't being requested, at most a page long. */
  #gap(first: number, last: number): { readonly start: number; readonly size: number } | undefined {
    const { rows } = this.#list;
    const requested = [...this.#requests.keys()];
    for (let index = Math.max(0, first); index <= Math.min(last, rows.length - 1); index++) {
      if (rows.at(index) || requested.some((start) => index >= start && index < start + pageSize)) continue;
      // A jump leaves gaps on both sides: start a little before the visible rows.
      let start = index;
      while (start > 0 && start > index - pageSize / 4 && !rows.at(start - 1)) start--;
      let size = 0;
      while (size < pageSize && start + size < rows.length && !rows.at(start + size)) size++;
      return { start, size };
    }
    return undefined;
  }
}
