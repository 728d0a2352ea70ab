import type { ReactiveController } from "lit";
import type { SparseRows } from "./sparse-rows.ts";
import type { ListHost, VirtualRows } from "./virtual-rows.ts";

/** The list that is navigated. */
export interface NavigableList<Row> {
  readonly rows: Pick<SparseRows<Row>, "length" | "at" | "indexOf">;
  readonly window: Pick<VirtualRows, "reveal" | "visible">;
}

/**
 * Keyboard navigation in a table: one tab stop, arrow keys by row and cell, Page Up and Page Down, Home and End. A focusable
 * control names its cell in `data-cell`. When the focused control disappears, the focus moves to its neighbor.
 */
export class GridNavigation<Row, Cell extends string> implements ReactiveController {
  readonly #host: ListHost;
  readonly #list: NavigableList<Row>;
  readonly #keyOf: (row: Row) => string;
  /** All cells, from the first to the last column. */
  readonly #cells: readonly Cell[];
  #current: { readonly key: string; readonly cell: Cell };
  #tabIndex = 0;
  #focused = -1;
  /** The row to focus as soon as it is loaded. */
  #target: number | undefined;

  /** `cells` are all cells that take the focus, from the first to the last column; `cell` is the first tab stop. */
  constructor(
    host: ListHost,
    list: NavigableList<Row>,
    keyOf: (row: Row) => string,
    cells: readonly Cell[],
    cell: Cell,
  ) {
    this.#host = host;
    this.#list = list;
    this.#keyOf = keyOf;
    this.#cells = cells;
    this.#current = { key: "", cell };
    host.addController(this);
  }

  /** The cell of the tab stop. */
  get cell(): Cell {
    return this.#current.cell;
  }

  /** The row of the tab stop. */
  get index(): number {
    return this.#tabIndex;
  }

  /** Picks the row of the tab stop from the rows that are drawn: the one that had the focus last, or the first. */
  place(indexes: readonly number[]): number {
    const { rows } = this.#list;
    const loaded = indexes.filter((index) => rows.at(index));
    const current = loaded.find((index) => this.#keyOf(rows.at(index) as Row) === this.#current.key);
    return (this.#tabIndex = current ?? loaded[0] ?? 0);
  }

  /** The `tabindex` of each cell of a row that has these cells. */
  tabStops(index: number, cells: readonly Cell[]): (cell: Cell) => 0 | -1 {
    const stop = index === this.#tabIndex ? this.#nearest(cells, this.cell) : undefined;
    return (cell) => (cell === stop ? 0 : -1);
  }

  /** Moves the focus to a cell of a row, scrolling there first. */
  async focus(index: number, cell: Cell = this.cell): Promise<void> {
    this.#target = index;
    this.#current = { ...this.#current, cell };
    this.#list.window.reveal(index);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  readonly focusin = ({ target }: FocusEvent): void => {
    const cell = cellOf(target as HTMLElement) as Cell | undefined;
    const row = this.#list.rows.at(indexOf(target as HTMLElement));
    if (cell === undefined || row === undefined) return;
    this.#current = { key: this.#keyOf(row), cell };
    this.#target = undefined;
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const control = event.target as HTMLElement;
    const index = indexOf(control);
    if (event.defaultPrevented || index < 0 || event.altKey || event.metaKey || isOpen(control)) return;
    const last = this.#list.rows.length - 1;
    const visible = this.#list.window.visible();
    const page = Math.max(1, Math.min(visible.last - visible.first - 1, 10));
    const controls = controlsOf(control.closest("tr"));
    const at = controls.indexOf(control);
    const forward = getComputedStyle(control).direction === "rtl" ? -1 : 1;
    const toRow = (to: number): void => void this.focus(Math.max(0, Math.min(to, last)));
    const moves: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => toRow(index + 1),
      ArrowUp: () => toRow(index - 1),
      PageDown: () => toRow(index + page),
      PageUp: () => toRow(index - page),
      ArrowRight: () => controls[at + forward]?.focus(),
      ArrowLeft: () => controls[at - forward]?.focus(),
      Home: () => (event.ctrlKey ? toRow(0) : controls[0]?.focus()),
      End: () => (event.ctrlKey ? toRow(last) : controls.at(-1)?.focus()),
      // Arrow keys never change a value by accident.
      Enter: control instanceof HTMLSelectElement ? () => control.showPicker() : undefined,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  hostUpdate(): void {
    this.#focused = indexOf(this.#active);
  }

  hostUpdated(): void {
    const { rows } = this.#list;
    if (this.#target !== undefined) this.#focusTarget(this.#target);
    else if (this.#focused >= 0 && !this.#active && rows.length > 0) {
      const index = rows.indexOf(this.#current.key);
      void this.focus(index >= 0 ? index : Math.min(this.#focused, rows.length - 1));
    }
  }

  get #active(): HTMLElement | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
  }

  #focusTarget(index: number): void {
    const controls = controlsOf(this.#host.renderRoot.querySelector<HTMLElement>(`tr[data-index="${String(index)}"]`));
    const nearest = this.#nearest(controls.map(cellOf) as Cell[], this.cell);
    controls.find((control) => cellOf(control) === nearest)?.focus();
  }

  /** The wanted cell if a row has it, otherwise the next one, otherwise the last one. */
  #nearest(cells: readonly Cell[], wanted: Cell): Cell | undefined {
    const order = (cell: Cell): number => this.#cells.indexOf(cell);
    return cells.find((cell) => order(cell) >= order(wanted)) ?? cells.at(-1);
  }
}

const cellOf = (control: HTMLElement): string | undefined => control.dataset["cell"];

const controlsOf = (row: HTMLElement | null): HTMLElement[] => [
  ...(row?.querySelectorAll<HTMLElement>("[data-cell]") ?? []),
];

const indexOf = (control: HTMLElement | null): number =>
  Number(control?.closest<HTMLElement>("tr[data-index]")?.dataset["index"] ?? -1);

/** Whether the options of a select are open, where the browser can tell. */
function isOpen(control: HTMLElement): boolean {
  try {
    return control.matches("select:open");
  } catch {
    return false;
  }
}
