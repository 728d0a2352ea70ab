import { type Reason, RollcallError } from "@rollcall/core/contract";
import type { ListedMember, ListInput, MemberPage, ScheduleView } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import { SparseRows } from "./sparse-rows.ts";

/** What is asked of the list: search, filters and order. */
export type MemberQuery = Pick<ListInput, "search" | "role" | "assignable" | "invitation" | "sort" | "descending">;

/** Where the list stands. */
export type ListState =
  { readonly kind: "pending" | "ready" | "refused" } | { readonly kind: "failed"; readonly reason: Reason };

/** Rows of one page, and the most that one call brings. */
export const pageSize = 100;
const mostOnPage = 200;

/**
 * What is loaded of one list: its first page, and what is asked anew. Rows that are not loaded are holes, which long
 * lists fill as they come into sight.
 */
export class MemberPages {
  schedule: ScheduleView | undefined;
  /** The running number up to which the order of the rows is true. */
  number = 0;
  state: ListState = { kind: "pending" };
  query: MemberQuery = { sort: "name", descending: false };
  /** Whether another order or filter is on its way while the rows of the last one still show. */
  busy = false;
  rows = new SparseRows();
  /** Gives up what is on its way for the rows of a long list. */
  ground: (() => void) | undefined;
  readonly #host: ListView;
  #load = new AbortController();
  #refreshing: Promise<void> | undefined;
  #again = false;

  constructor(host: ListView) {
    this.#host = host;
  }

  /** How many rows the list has: all of them, or those known so far and a page of holes. */
  get length(): number {
    return this.rows.length;
  }

  /** Whether the list is of everybody. */
  get isWhole(): boolean {
    const { search, role, assignable, invitation } = this.query;
    return !search && role === undefined && assignable === undefined && invitation === undefined;
  }

  /** Loads the first page; an older request is given up. Rows that show stay until then, unless `anew`. */
  async load(query: MemberQuery = this.query, anew = false): Promise<void> {
    this.#cancel();
    const { signal } = (this.#load = new AbortController());
    this.query = query;
    this.busy = true;
    if (anew || this.state.kind !== "ready") {
      this.state = { kind: "pending" };
      if (anew) this.schedule = undefined;
    }
    this.#host.requestUpdate();
    try {
      const page = await this.ask({ limit: pageSize }, signal);
      if (signal.aborted || page === undefined) return;
      this.rows = new SparseRows();
      this.place(page, 0);
      this.number = page.schedule.number;
      this.state = { kind: "ready" };
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  /** Asks anew for the rows around what is in sight, without showing that it does. Calls while it runs become one more. */
  refresh(first: number, last: number, moved?: (anchorShift: number) => void): Promise<void> {
    this.#again = this.#refreshing !== undefined;
    this.#refreshing ??= this.#refresh(first, last, moved).finally(() => {
      this.#refreshing = undefined;
      if (!this.#again) return;
      this.#again = false;
      void this.refresh(first, last, moved);
    });
    return this.#refreshing;
  }

  /** Gives everything up. */
  stop(): void {
    this.#cancel();
  }

  async #refresh(first: number, last: number, moved?: (anchorShift: number) => void): Promise<void> {
    if (this.state.kind !== "ready") return this.load();
    const { signal } = this.#load;
    const start = this.length <= mostOnPage ? 0 : Math.max(0, Math.min(first, last - mostOnPage + 20) - 40);
    const anchor = this.rows.at(first);
    try {
      const page = await this.ask({ limit: mostOnPage, ...(start > 0 && { skip: start }) }, signal);
      if (signal.aborted || page === undefined) return;
      this.ground?.();
      this.rows.clear();
      this.place(page, start);
      // Events that came while it was asked for are missing in it.
      if (page.schedule.number < this.number) this.#again = true;
      else this.number = page.schedule.number;
      const now = anchor === undefined ? -1 : this.rows.indexOf(anchor.personId);
      if (now >= 0 && now !== first) moved?.(now - first);
    } catch (error) {
      if (!signal.aborted && isHidden(error)) this.#fail(error);
    }
    this.#host.requestUpdate();
  }

  /** Asks for some rows of what the list shows. */
  async ask(more: Partial<ListInput>, signal: AbortSignal): Promise<MemberPage | undefined> {
    const { client, scheduleId } = this.#host;
    const { search, ...query } = this.query;
    const answered = this.#host.hands?.edits.answered() ?? [];
    const page = await client?.members.list({ scheduleId, ...query, ...(search && { search }), ...more }, { signal });
    this.#host.hands?.edits.forget(answered);
    return page;
  }

  /** Puts a page at its place. */
  place(page: MemberPage, start: number): void {
    const number = page.schedule.number;
    const rows = page.rows.map((row): ListedMember => ({ ...row, refused: page.legend[row.refused] ?? {}, number }));
    this.rows.place(rows, start, page);
    this.schedule = page.schedule;
  }

  #fail(error: unknown): void {
    const reason = error instanceof RollcallError ? error.reason : ({ code: "internal" } as const);
    this.state = isHidden(error) ? { kind: "refused" } : { kind: "failed", reason };
  }

  #cancel(): void {
    this.#load.abort();
    this.ground?.();
  }
}

const isHidden = (error: unknown): boolean => error instanceof RollcallError && error.kind === "hidden";
