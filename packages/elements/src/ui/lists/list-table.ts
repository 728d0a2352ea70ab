import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { QueryState } from "../queries/query-controller.ts";
import type { SparseRows } from "./sparse-rows.ts";
import { indexesOf, type VirtualRows } from "./virtual-rows.ts";

/** The data that the table of a list is drawn from. */
export interface ListTableParts<Row> {
  readonly list: {
    readonly state: QueryState<unknown>;
    readonly isLoading: boolean;
    readonly rows: SparseRows<Row>;
    readonly window: VirtualRows;
  };
  /** Moves the focus between the controls of the rows; without it, the table isn't a grid and its container scrolls by keyboard. */
  readonly navigation?: {
    place(indexes: readonly number[]): number;
    readonly focusin: (event: FocusEvent) => void;
    readonly keydown: (event: KeyboardEvent) => void;
  };
  readonly label: string;
  /** The cells of the table head. */
  readonly head: unknown;
  readonly keyOf: (row: Row) => string;
  /** The `<tr>` of a row, with the attributes of `rowAttributes`. */
  readonly row: (row: Row, index: number) => TemplateResult;
  /** How many bars a row shows while it loads, and how many rows a list shows while it loads. */
  readonly bars: number;
  readonly skeletonRows: number;
  /** Additional classes of the table. */
  readonly classes?: string;
}

// The layout overrides the roles of table elements, so they are set explicitly.
const group = "rowgroup";

/**
 * The table of a list in its scroll container: the visible rows, or a skeleton while the list loads. Needs `tableStyles` and the row height
 * in `--row`.
 */
export function renderListTable<Row>(parts: ListTableParts<Row>): TemplateResult {
  const { list, navigation, label, head, keyOf, row, bars, skeletonRows, classes = "" } = parts;
  const { rows, window } = list;
  const isPending = list.state.kind === "pending";
  const at = (index: number): Row | undefined => (isPending ? undefined : rows.at(index));
  const keyAt = (index: number): unknown => {
    const one = at(index);
    return one === undefined ? index : keyOf(one);
  };
  window.body = () => {
    const indexes = isPending ? indexesOf(0, skeletonRows - 1) : window.draw();
    const { pool } = window;
    const stop = navigation?.place(indexes);
    return repeat(
      pool?.arrange(indexes, keyAt) ?? indexes.map((index) => ({ index, slot: keyAt(index) })),
      ({ slot }) => slot,
      ({ index, slot }) => {
        const one = at(index);
        return (
          pool?.unchanged(slot, index, one, index === stop) ??
          (one === undefined ? skeletonRow(index, bars, navigation ? "gridcell" : "cell") : row(one, index))
        );
      },
    );
  };
  return html`
    <div id="scroller" part="scroller" tabindex=${navigation ? -1 : 0}>
      <table
        role=${navigation ? "grid" : "table"}
        part="table"
        class="${window.isVirtual ? "virtual" : ""} ${classes}"
        aria-label=${label}
        aria-rowcount=${isPending ? nothing : rows.isComplete ? rows.length + 1 : -1}
        aria-busy=${isPending || list.isLoading ? "true" : nothing}
        @keydown=${navigation?.keydown ?? nothing}
        @focusin=${navigation?.focusin ?? nothing}
      >
        <thead role=${group}>
          <tr role="row" aria-rowindex="1">
            ${head}
          </tr>
        </thead>
        <tbody role=${group}></tbody>
      </table>
    </div>
  `;
}

/** A row that is loading. */
const skeletonRow = (index: number, bars: number, role: string): TemplateResult => html`
  <tr class="blank" role="row" aria-rowindex=${index + 2} aria-busy="true">
    <td role=${role}>${Array.from({ length: bars }, () => html`<i></i>`)}</td>
  </tr>
`;
