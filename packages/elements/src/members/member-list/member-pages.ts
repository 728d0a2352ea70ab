import { type Reason, RollcallError } from "@rollcall/core/contract";
import type { ListedMember, ListInput, MemberPage, ScheduleView } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import type { RowPages } from "../../rows/rows-host.ts";
import { pageSize, SparseRows } from "../../rows/sparse-rows.ts";

/** What is asked of the list: search, filters and order. */
export type MemberQuery = Pick<ListInput, "search" | "role" | "assignable" | "invitation" | "sort" | "descending">;

/** Where the list stands. */
export type ListState =
  { readonly kind: "pending" | "ready" | "refused" } | { readonly kind: "failed"; readonly reason: Reason };

/**
 * What is loaded of one list: its first page, and what is asked anew. Rows that are not loaded are holes, which long
 * lists fill as they come into sight.
 */
export class MemberPages implements RowPages {
  schedule: ScheduleView | undefined;
  /** The running number up to which the order of the rows is true. */
  number = 0;
  state: ListState = { kind: "pending" };
  query: MemberQuery = { sort: "name", descending: false };
  /** Whether another order or filter is on its way while the rows of the last one still show. */
  busy = false;
  rows = new SparseRows<ListedMember>();
  /** Gives up what is on its way for the rows of a long list. */
  ground: (() => void) | undefined;
  readonly #host: ListView;
  #load = new AbortController();

  constructor(host: ListView) {
    this.#host = host;
  }

  /** Aborted when another list is asked for. */
  get signal(): AbortSignal {
    return this.#load.signal;
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
      this.rows = new SparseRows<ListedMember>();
      this.place(page, 0);
      this.number = page.schedule.number;
      this.state = { kind: "ready" };
    } catch (error) {
      if (signal.aborted) return;
      this.fail(error);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  /** Gives everything up. */
  stop(): void {
    this.#cancel();
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

  /** Nothing can be shown: for a while, or because the caller may not see it. */
  fail(error: unknown): void {
    const reason = error instanceof RollcallError ? error.reason : ({ code: "internal" } as const);
    this.state = isHidden(error) ? { kind: "refused" } : { kind: "failed", reason };
  }

  #cancel(): void {
    this.#load.abort();
    this.ground?.();
  }
}

/** Whether an error says that there is nothing, or nothing for the caller. */
export const isHidden = (error: unknown): boolean => error instanceof RollcallError && error.kind === "hidden";
