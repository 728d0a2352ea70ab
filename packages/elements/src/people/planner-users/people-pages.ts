import type { ReactiveController } from "lit";
import { isRefusal, reasonOf } from "../../messages/reason-words.ts";
import type { QueryHost, QueryState } from "../../ui/query-controller.ts";
import { retryDelay, waitToRetry } from "../../ui/retry-delay.ts";
import type { StreamStatus } from "../../provider/stream-hub.ts";
import { TopicWatch } from "../../ui/topic-watch.ts";
import type { RowWindow } from "../../rows/row-window.ts";
import type { RowPages, WantedRows } from "../../rows/rows-host.ts";
import { pageSize, SparseRows } from "../../rows/sparse-rows.ts";
import type { ListedPerson, PeopleInput, PeoplePage, PersonView } from "../wire.ts";

/** What is asked of the list: words of a name or an address, and the two filters (A38–A40). */
export type PeopleQuery = Pick<PeopleInput, "search" | "affiliation" | "status">;

/** What draws the list. */
export interface PeopleHost extends QueryHost {
  readonly window: RowWindow;
  /** The topic that tells of people; `undefined` until it is known. */
  readonly topic: string | undefined;
}

/** The most rows that one call brings, and how many of them stand above what is in sight. */
const mostOnPage = 200;
const rowsAbove = 80;

/**
 * What is loaded of the people of an organization: pages by cursor as they come into sight, asked anew when somebody of
 * them changes, and never overwritten by an older answer.
 */
export class PeoplePages implements RowPages, ReactiveController {
  state: QueryState<true> = { kind: "no-client" };
  query: PeopleQuery = {};
  busy = false;
  rows = new SparseRows<ListedPerson>();
  ground: (() => void) | undefined;
  /** Whether the last row that there is is known. */
  isWhole = false;
  readonly #host: PeopleHost;
  readonly #watch: TopicWatch;
  #number = 0;
  #client: QueryHost["client"];
  #load = new AbortController();
  #refreshing = false;
  #again = false;

  constructor(host: PeopleHost) {
    this.#host = host;
    this.#watch = new TopicWatch(
      () => void this.refresh(),
      () => host.requestUpdate(),
    );
    host.addController(this);
  }

  /** Where the live connection stands. */
  get status(): StreamStatus {
    return this.#watch.status;
  }

  get length(): number {
    return this.rows.length;
  }

  /** Whether the list leaves anybody out. */
  get isNarrowed(): boolean {
    const { search, affiliation, status } = this.query;
    return !!search || affiliation !== undefined || status !== undefined;
  }

  /** Loads the first page; an older request is given up. Rows that show stay until then, unless there were none. */
  async reload(query: PeopleQuery = this.query): Promise<void> {
    this.#giveUp();
    const { signal } = this.#load;
    this.query = query;
    if (this.#host.client === undefined) {
      this.#become({ kind: "no-client" });
      return;
    }
    this.busy = true;
    if (this.state.kind !== "ready") this.#become({ kind: "pending" });
    this.#host.requestUpdate();
    try {
      const page = await this.ask({ limit: pageSize }, signal);
      if (signal.aborted || page === undefined) return;
      const isOlder = page.number < this.#number || this.#isBehind(page);
      this.rows = new SparseRows<ListedPerson>();
      this.isWhole = false;
      this.place(page, 0);
      this.state = { kind: "ready", value: true };
      if (isOlder) void this.refresh();
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  /** Asks anew for what is in sight, without showing that it does. */
  async refresh(): Promise<void> {
    if (this.state.kind !== "ready") return this.reload();
    this.#again = true;
    if (this.#refreshing) return;
    this.#refreshing = true;
    const { signal } = this.#load;
    for (let failures = 0; this.#again && !signal.aborted;) {
      this.#again = false;
      const isDone = await this.#refresh(signal);
      if (isDone) continue;
      // What shows is old: ask until it is not.
      this.#again = true;
      await waitToRetry(retryDelay(failures++), signal);
    }
    this.#refreshing = false;
    // What was called for after another question was asked belongs to that one.
    if (this.#again && signal.aborted && this.#client !== undefined) void this.refresh();
  }

  ask(wanted: WantedRows, signal: AbortSignal): Promise<PeoplePage> | Promise<undefined> {
    const { client } = this.#host;
    const { search, ...query } = this.query;
    if (client === undefined) return Promise.resolve(undefined);
    return client.people.list({ ...query, ...(search && { search }), ...wanted }, { signal });
  }

  place(page: PeoplePage, start: number): void {
    const rows = page.rows.map((row): ListedPerson => ({ ...row, personId: row.id }));
    this.rows.place(rows, start, page);
    this.#number = Math.max(this.#number, page.number);
    if (page.next === null) this.isWhole = true;
  }

  /** Shows what a command answered with. */
  show(person: PersonView): void {
    this.rows.replace(person.id, (row) => ({ ...row, ...person }));
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (client === this.#client) return;
    this.#client = client;
    this.#number = 0;
    this.state = { kind: client === undefined ? "no-client" : "pending" };
    void this.reload();
  }

  hostUpdated(): void {
    const { stream, topic } = this.#host;
    if (this.state.kind !== "ready" || topic === undefined) return;
    this.#watch.follow(stream, { [topic]: this.#number });
  }

  hostDisconnected(): void {
    this.#giveUp();
    this.#watch.end();
    this.#client = undefined;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Asks once. `false`: what shows is still the old. */
  async #refresh(signal: AbortSignal): Promise<boolean> {
    const { window } = this.#host;
    const { first } = window.sight();
    const start = this.length <= mostOnPage ? 0 : Math.max(0, first - rowsAbove);
    const anchor = this.rows.at(first);
    try {
      const page = await this.ask({ limit: mostOnPage, ...(start > 0 && { skip: start }) }, signal);
      if (signal.aborted || page === undefined) return true;
      this.ground?.();
      this.rows.clear();
      this.isWhole = false;
      this.place(page, start);
      if (this.#isBehind(page)) this.#again = true;
      const now = anchor === undefined ? -1 : this.rows.indexOf(anchor.personId);
      if (first > 0 && now >= 0 && now !== first) window.shift(now - first);
    } catch (error) {
      if (signal.aborted) return true;
      if (!isRefusal(error)) return false;
      this.#fail(error);
    }
    this.#host.requestUpdate();
    return true;
  }

  /** Whether more has been told of the people than a page knows. */
  #isBehind({ number }: PeoplePage): boolean {
    return this.#watch.isBehind({ [this.#host.topic ?? ""]: number });
  }

  #fail(error: unknown): void {
    this.#watch.end();
    this.#become({ kind: isRefusal(error) ? "refused" : "failed", reason: reasonOf(error) });
  }

  #become(state: QueryState<true>): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  #giveUp(): void {
    this.#load.abort();
    this.#load = new AbortController();
    this.ground?.();
  }
}
