import type { RollcallClient } from "@rollcall/core";
import type { ChangeMessage } from "@rollcall/core/contract";
import type { ReactiveController } from "lit";
import { isRefusal, reasonOf } from "../../messages/reason-words.ts";
import type { QueryHost, QueryState } from "../queries/query-controller.ts";
import { retryDelay, waitToRetry } from "../../connection/retry-delay.ts";
import type { StreamStatus } from "../../connection/stream-hub.ts";
import { TopicWatch } from "../queries/topic-watch.ts";
import { RowLoader, type RowRange } from "./row-loader.ts";
import { type ListPage, pageSize, SparseRows } from "./sparse-rows.ts";
import { type ListHost, VirtualRows } from "./virtual-rows.ts";

/** How a list is loaded and kept up to date. */
export interface PagedQueryOptions<Row, Query, Page extends ListPage> {
  /** Identifies the list; a new value loads it from the start. Nothing is loaded while it is `undefined`. */
  readonly key: () => string | undefined;
  /** Search, filters and order at the start. */
  readonly query: Query;
  /** Fetches a page. */
  readonly fetch: (client: RollcallClient, input: Query & RowRange, signal: AbortSignal) => Promise<Page>;
  readonly rowsOf: (page: Page) => readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The topics that a page depends on, each with the sequence number it reflects. */
  readonly topics: (page: Page) => Readonly<Record<string, number>>;
  /** Called with each page once its rows are placed. */
  readonly placed?: (page: Page) => void;
  /**
   * Applies a change from the event stream; returns whether the visible rows must be loaded again. `isNew` is false for a
   * change that the newest page already reflects. By default, every new change reloads them.
   */
  readonly changed?: (message: ChangeMessage, isNew: boolean) => boolean;
}

/** The maximum number of rows that one request returns, and how many of them are above the first visible row. */
const refreshSize = 200;
const refreshAbove = 80;

/**
 * A list of any length. Loads the first page when the element has a client and a key, and the others as they scroll into view. Reloads the
 * visible rows when the event stream reports a change. Rows stay on screen while a new query loads, and an older response never replaces a
 * newer one.
 */
export class PagedQueryController<Row, Query extends object, Page extends ListPage> implements ReactiveController {
  state: QueryState<true> = { kind: "no-client" };
  query: Query;
  /** Whether another query is loading while the rows of the previous one are still on screen. */
  isLoading = false;
  rows: SparseRows<Row>;
  /** The rows on screen. */
  readonly window: VirtualRows;
  readonly #host: QueryHost & ListHost;
  readonly #options: PagedQueryOptions<Row, Query, Page>;
  readonly #watch: TopicWatch;
  readonly #loader: RowLoader<Page>;
  #newest: Page | undefined;
  #asked: readonly [RollcallClient | undefined, string | undefined] = [undefined, undefined];
  #current = new AbortController();
  #isRefreshing = false;
  #isStale = false;

  constructor(host: QueryHost & ListHost, options: PagedQueryOptions<Row, Query, Page>) {
    this.#host = host;
    this.#options = options;
    this.query = options.query;
    this.rows = new SparseRows(options.keyOf);
    this.#watch = new TopicWatch(
      () => void this.refresh(),
      () => host.requestUpdate(),
      (message, isNew) => {
        host.requestUpdate();
        return options.changed?.(message, isNew) ?? true;
      },
    );
    this.#loader = new RowLoader<Page>(this);
    host.addController(this);
    this.window = new VirtualRows(host, this);
  }

  /** The state of the live connection. */
  get status(): StreamStatus {
    return this.#watch.status;
  }

  /** Aborted when another query starts. */
  get signal(): AbortSignal {
    return this.#current.signal;
  }

  /** Loads the first page of a query; a pending one is canceled. */
  async load(query: Query = this.query): Promise<void> {
    const { signal } = this.#restart();
    this.query = query;
    if (this.#host.client === undefined) {
      this.#setState({ kind: "no-client" });
      return;
    }
    this.isLoading = true;
    if (this.state.kind !== "ready") this.state = { kind: "pending" };
    this.requestUpdate();
    try {
      const page = await this.fetch({ limit: pageSize }, signal);
      if (signal.aborted || page === undefined) return;
      this.rows = new SparseRows(this.#options.keyOf);
      this.state = { kind: "ready", value: true };
      this.place(page, 0);
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error);
    }
    this.isLoading = false;
    this.requestUpdate();
  }

  /** Loads the list from the start, without the rows on screen. */
  reload(): Promise<void> {
    this.#watch.end();
    this.#newest = undefined;
    this.state = { kind: "pending" };
    return this.load();
  }

  /** Loads the visible rows again in the background, until the response reflects every change reported so far. */
  async refresh(): Promise<void> {
    if (this.state.kind !== "ready") return this.load();
    this.#isStale = true;
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    const { signal } = this;
    for (let failures = 0; this.#isStale && !signal.aborted;) {
      this.#isStale = false;
      if (await this.#refreshOnce(signal)) continue;
      this.#isStale = true;
      await waitToRetry(retryDelay(failures++), signal);
    }
    this.#isRefreshing = false;
    // Requested after another query started: it applies to that one.
    if (this.#isStale && signal.aborted && this.#asked[0] !== undefined) void this.refresh();
  }

  /** Fetches some rows of the current query; `undefined` while there is no client. */
  async fetch(range: RowRange, signal: AbortSignal): Promise<Page | undefined> {
    const { client } = this.#host;
    if (client === undefined || this.#options.key() === undefined) return undefined;
    return this.#options.fetch(client, { ...this.query, ...range }, signal);
  }

  /** Stores a page that was fetched for position `start`. */
  place(page: Page, start: number): void {
    this.rows.place(this.#options.rowsOf(page), start, page);
    const known = this.#newest ? this.#options.topics(this.#newest) : {};
    const numbers = this.#options.topics(page);
    if (Object.entries(numbers).every(([topic, number]) => number >= (known[topic] ?? 0))) this.#newest = page;
    this.#options.placed?.(page);
    if (this.#watch.isBehind(numbers)) void this.refresh();
  }

  /** Makes sure that the rows of a range are loaded. */
  loadRange(first: number, last: number): void {
    if (this.state.kind === "ready" && !this.isLoading) this.#loader.load(first, last);
  }

  requestUpdate(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { client } = this.#host;
    const key = this.#options.key();
    if (client === this.#asked[0] && key === this.#asked[1]) return;
    this.#asked = [client, key];
    void this.reload();
  }

  hostUpdated(): void {
    if (this.#host.isConnected && this.state.kind === "ready" && this.#newest) {
      this.#watch.follow(this.#host.stream, this.#options.topics(this.#newest));
    }
  }

  hostConnected(): void {
    this.requestUpdate();
  }

  hostDisconnected(): void {
    this.#restart();
    this.#watch.end();
    this.#asked = [undefined, undefined];
  }

  /** Returns false if the request failed and the rows on screen are still the old ones. */
  async #refreshOnce(signal: AbortSignal): Promise<boolean> {
    const { first } = this.window.visible();
    const start = this.rows.length <= refreshSize ? 0 : Math.max(0, first - refreshAbove);
    const anchor = this.rows.at(first);
    try {
      const page = await this.fetch({ limit: refreshSize, ...(start > 0 && { skip: start }) }, signal);
      if (signal.aborted || page === undefined) return true;
      this.#loader.cancel();
      this.rows.clear();
      this.place(page, start);
      const index = anchor === undefined ? -1 : this.rows.indexOf(this.#options.keyOf(anchor));
      if (first > 0 && index >= 0) this.window.shift(index - first);
    } catch (error) {
      if (signal.aborted) return true;
      if (!isRefusal(error)) return false;
      this.#fail(error);
    }
    this.requestUpdate();
    return true;
  }

  #fail(error: unknown): void {
    this.#watch.end();
    addEventListener("online", () => void this.reload(), { signal: this.signal });
    this.#setState({ kind: isRefusal(error) ? "refused" : "failed", reason: reasonOf(error) });
  }

  #setState(state: QueryState<true>): void {
    this.state = state;
    this.requestUpdate();
  }

  #restart(): AbortController {
    this.#current.abort();
    this.#loader.cancel();
    return (this.#current = new AbortController());
  }
}
