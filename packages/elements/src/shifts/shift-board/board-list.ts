import { SparseRows } from "../../ui/lists/sparse-rows.ts";
import { type ListHost, VirtualRows } from "../../ui/lists/virtual-rows.ts";
import type { QueryState } from "../../ui/queries/query-controller.ts";
import { type BoardGrouping, type BoardRow, rowsOf } from "./board-rows.ts";
import type { Board } from "./load-board.ts";

/** How many rows below and above the visible ones count as near. */
const nearby = 12;

/** The rows of the board, which are all loaded, as a list of the component kit. */
export class BoardList {
  readonly isLoading = false;
  readonly window: VirtualRows;
  rows = new SparseRows<BoardRow>(({ key }) => key);
  /** Called when other rows become visible. All rows are loaded, but not what depends on them. */
  readonly loadRange: () => void;
  readonly #state: () => QueryState<unknown>;
  #placed: readonly unknown[] = [];

  constructor(host: ListHost, state: () => QueryState<unknown>, loadRange: () => void) {
    this.#state = state;
    this.loadRange = loadRange;
    this.window = new VirtualRows(host, this);
  }

  get state(): QueryState<unknown> {
    return this.#state();
  }

  /** The people of the rows in view, and of some rows below and above. */
  nearbyPeople(): readonly string[] {
    const { first, last } = this.window.visible();
    return this.rows.between(first - nearby, last + nearby).map(({ personId }) => personId);
  }

  /** Arranges the rows if the board, the grouping or the search has changed. */
  place(board: Board | undefined, grouping: BoardGrouping, search: string): void {
    const asked = [board, grouping, search];
    if (board === undefined || asked.every((one, place) => one === this.#placed[place])) return;
    this.#placed = asked;
    this.rows = new SparseRows(({ key }) => key);
    this.rows.place(rowsOf(board, grouping, search), 0, { next: null, previous: null });
  }
}
