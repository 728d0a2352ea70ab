import type { Value } from "../kernel/store/query.ts";
import { valuesOf } from "../kernel/store/change.ts";
import type { Cell, Row } from "./row.ts";

/** The cells of one unique key. A row with a null in the key is not indexed, so null never conflicts. */
export class UniqueIndex {
  readonly columns: readonly string[];
  readonly #cells = new Map<string, Cell>();

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  /** The cell with these values, in the order of `columns`. */
  find(values: readonly Value[]): Cell | undefined {
    return this.#cells.get(JSON.stringify(values));
  }

  /** The cell with the values of this row. */
  holder(row: Row): Cell | undefined {
    const values = this.#values(row);
    return values && this.find(values);
  }

  add(cell: Cell): void {
    const values = this.#values(cell.row);
    if (values) this.#cells.set(JSON.stringify(values), cell);
  }

  delete(row: Row): void {
    const values = this.#values(row);
    if (values) this.#cells.delete(JSON.stringify(values));
  }

  cells(): IterableIterator<Cell> {
    return this.#cells.values();
  }

  #values(row: Row): readonly Value[] | undefined {
    const values = valuesOf(row, this.columns);
    return values.includes(null) ? undefined : values;
  }
}
