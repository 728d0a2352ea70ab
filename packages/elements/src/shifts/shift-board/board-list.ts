import type { SparseRows } from "../../ui/lists/sparse-rows.ts";
import { type ListHost, VirtualRows } from "../../ui/lists/virtual-rows.ts";
import type { QueryState } from "../../ui/query-controller.ts";
import type { BoardRow } from "./board-rows.ts";

/** The rows of the board as they are now, and their state. */
interface ShownRows {
  readonly rows: SparseRows<BoardRow>;
  readonly state: QueryState<unknown>;
}

/** The rows of the board, which are all loaded, as a list of the kit. */
export class BoardList {
  readonly isLoading = false;
  readonly window: VirtualRows;
  readonly #shown: () => ShownRows;

  constructor(host: ListHost, shown: () => ShownRows) {
    this.#shown = shown;
    this.window = new VirtualRows(host, this, 1);
  }

  get rows(): SparseRows<BoardRow> {
    return this.#shown().rows;
  }

  get state(): QueryState<unknown> {
    return this.#shown().state;
  }

  /** Rows need no loading. */
  loadRange(): void {
    // The whole week is loaded.
  }
}
