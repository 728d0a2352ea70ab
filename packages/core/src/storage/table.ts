import { valuesOf } from "../kernel/store/change.ts";
import type { Value } from "../kernel/store/query.ts";
import { searchWords } from "../kernel/values/search-words.ts";
import { UniqueViolation } from "../kernel/store/store.ts";
import { OrderedIndex } from "./ordered-index.ts";
import type { RecordedShape } from "./recorded-shape.ts";
import { valueOf, type Cell, type Row } from "./row.ts";
import { SearchIndex } from "./search-index.ts";
import { UniqueIndex } from "./unique-index.ts";

/** The rows of one collection with their indexes. */
export class Table {
  readonly collection: RecordedShape;
  readonly search: SearchIndex | undefined;
  /** The primary key, named `key`, and the other unique keys. */
  readonly #uniques = new Map<string, UniqueIndex>();
  readonly #indexes = new Map<string, OrderedIndex<Cell>>();
  /** The number of rows per referenced value, for each column that refers to another collection. */
  readonly #named = new Map<string, Map<Value, number>>();

  constructor(collection: RecordedShape) {
    this.collection = collection;
    this.search = collection.search && new SearchIndex(collection.search);
    this.#uniques.set("key", new UniqueIndex(collection.key));
    for (const [name, columns] of Object.entries(collection.unique)) this.#uniques.set(name, new UniqueIndex(columns));
    for (const name of Object.keys(collection.indexes)) this.#indexes.set(name, new OrderedIndex());
    for (const column of Object.keys(collection.references)) this.#named.set(column, new Map());
  }

  /** The cell with this primary key. */
  find(key: readonly Value[]): Cell | undefined {
    return this.#uniques.get("key")?.find(key);
  }

  /**
   * The unique key over exactly these columns, in any order.
   * @throws {TypeError} no unique key has these columns
   */
  unique(by: readonly string[]): UniqueIndex {
    for (const unique of this.#uniques.values()) {
      if (unique.columns.length === by.length && by.every((column) => unique.columns.includes(column))) return unique;
    }
    throw new TypeError(`\`${this.collection.name}\` has no unique key over ${by.join(", ")}`);
  }

  index(name: string): OrderedIndex<Cell> {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new TypeError(`\`${this.collection.name}\` has no index \`${name}\``);
    return index;
  }

  cells(): Iterable<Cell> {
    return this.#uniques.get("key")?.cells() ?? [];
  }

  /** Whether any row has `value` in `column`. */
  names(column: string, value: Value): boolean {
    return (this.#named.get(column)?.get(value) ?? 0) > 0;
  }

  /** @throws {UniqueViolation} a cell other than `self` has a key of this row */
  refuseTaken(row: Row, self?: Cell): void {
    for (const [name, unique] of this.#uniques) {
      const holder = unique.holder(row);
      if (holder !== undefined && holder !== self) throw new UniqueViolation(this.collection.name, name);
    }
  }

  add(row: Row): Cell {
    const cell: Cell = { row, words: this.#words(row) };
    this.restore(cell);
    return cell;
  }

  /** Inserts a cell: a new one, or one that was deleted before. */
  restore(cell: Cell): void {
    for (const unique of this.#uniques.values()) unique.add(cell);
    for (const name of this.#indexes.keys()) this.#enter(name, cell);
    this.search?.add(cell);
    this.#count(cell.row, 1);
  }

  delete(cell: Cell): void {
    for (const unique of this.#uniques.values()) unique.delete(cell.row);
    for (const name of this.#indexes.keys()) this.#withdraw(name, cell);
    this.search?.delete(cell);
    this.#count(cell.row, -1);
  }

  /** Replaces the row of a cell with one of the same key. Only indexes with a changed column are updated. */
  replace(cell: Cell, row: Row): void {
    const changed = Object.keys(row).filter((column) => row[column] !== cell.row[column]);
    const touches = (columns: readonly string[]): boolean => columns.some((column) => changed.includes(column));
    const { indexes, search } = this.collection;
    const moved = Object.keys(indexes).filter((name) => touches(indexes[name] ?? []));
    const uniques = [...this.#uniques.values()].filter(({ columns }) => touches(columns));
    const found = search && touches([...search.fields, ...search.within, ...search.order]) ? this.search : undefined;

    for (const unique of uniques) unique.delete(cell.row);
    for (const name of moved) this.#withdraw(name, cell);
    found?.delete(cell);
    this.#count(cell.row, -1);

    cell.row = row;
    if (found) cell.words = this.#words(row);

    for (const unique of uniques) unique.add(cell);
    for (const name of moved) this.#enter(name, cell);
    found?.add(cell);
    this.#count(row, 1);
  }

  #enter(index: string, cell: Cell): void {
    this.#indexes.get(index)?.add({ tuple: this.#tuple(index, cell.row), item: cell });
  }

  #withdraw(index: string, cell: Cell): void {
    this.#indexes.get(index)?.delete(this.#tuple(index, cell.row));
  }

  #tuple(index: string, row: Row): readonly Value[] {
    return valuesOf(row, this.collection.indexes[index] ?? []);
  }

  #words(row: Row): readonly string[] {
    const fields = this.collection.search?.fields ?? [];
    return searchWords(...fields.map((column) => (row[column] ?? "") as string));
  }

  #count(row: Row, by: 1 | -1): void {
    for (const [column, counts] of this.#named) {
      const value = valueOf(row, column);
      const count = (counts.get(value) ?? 0) + by;
      if (count === 0) counts.delete(value);
      else counts.set(value, count);
    }
  }
}
