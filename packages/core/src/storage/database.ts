import { type Change, type Insert, type Remove, type Update, valuesOf } from "../kernel/store/change.ts";
import type { Value } from "../kernel/store/query.ts";
import { MissingReference, StaleWrite, StoreIncompatible, StoreOutdated } from "../kernel/store/store.ts";
import { fieldsToAdd, isNewer, type RecordedShape, same, shapeOf } from "./recorded-shape.ts";
import { toRow, valueOf, type Cell, type Row } from "./row.ts";
import { Table } from "./table.ts";

/** One row after a change: enough to repeat the change in another instance. */
export interface RowChange {
  readonly collection: string;
  readonly key: readonly Value[];
  /** The whole row; undefined if it was removed. */
  readonly row: Row | undefined;
}

/** An applied change, and the function that reverts it. */
export interface AppliedChange extends RowChange {
  readonly undo: () => void;
}

/** All tables of one state, and the changes that involve more than one of them. */
export class Database {
  readonly #tables = new Map<string, Table>();

  /**
   * Creates tables for these collections. A table whose declaration changed is rebuilt from its rows.
   * @returns the shapes that changed, and a function that restores the previous tables
   * @throws {StoreIncompatible} the new declaration doesn't describe the rows
   */
  open(collections: readonly RecordedShape[]): {
    readonly changed: readonly RecordedShape[];
    readonly undo: () => void;
  } {
    const changed = collections.map(shapeOf).filter((shape) => !same(this.#tables.get(shape.name)?.collection, shape));
    const before = changed.map(({ name }) => [name, this.#tables.get(name)] as const);
    const after = changed.map((shape) => evolve(this.#tables.get(shape.name), shape));
    for (const table of after) this.#tables.set(table.collection.name, table);
    const undo = (): void => {
      for (const [name, table] of before) {
        if (table === undefined) this.#tables.delete(name);
        else this.#tables.set(name, table);
      }
    };
    return { changed, undo };
  }

  /**
   * Requires that no other instance has opened one of these collections with a higher revision.
   * @throws {StoreOutdated} what has changed
   */
  requireCurrent(collections: readonly RecordedShape[]): void {
    const newer = collections.find((one) => isNewer(this.table(one.name).collection, one));
    if (newer !== undefined) throw new StoreOutdated(`the meaning of \`${newer.name}\` has changed`);
  }

  /** All tables, in the order in which they were created. */
  tables(): Iterable<Table> {
    return this.#tables.values();
  }

  /** @throws {TypeError} the collection was not among those opened */
  table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new TypeError(`the store was not opened with \`${name}\``);
    return table;
  }

  /** Repeats a change that was applied by another instance, without its checks. */
  repeat({ collection, key, row }: RowChange): void {
    const table = this.table(collection);
    const cell = table.find(key);
    if (row === undefined) {
      if (cell !== undefined) table.delete(cell);
    } else if (cell === undefined) table.add(row);
    else table.replace(cell, row);
  }

  /** Applies one change completely or, if it throws, not at all. */
  apply(change: Change): AppliedChange {
    const table = this.table(change.collection.name);
    if (change.kind === "insert") return this.#insert(table, change);
    if (change.kind === "update") return this.#update(table, change);
    return this.#remove(table, change);
  }

  #insert(table: Table, change: Insert): AppliedChange {
    const row = toRow(table.collection, change.row);
    table.refuseTaken(row);
    this.#refuseMissing(table, row);
    const cell = table.add(row);
    const undo = (): void => {
      table.delete(cell);
    };
    const { name, key } = table.collection;
    return { collection: name, key: valuesOf(row, key), row, undo };
  }

  #update(table: Table, { key, set, expect }: Update): AppliedChange {
    const { name, key: columns } = table.collection;
    if (columns.some((column) => Object.hasOwn(set, column)))
      throw new TypeError(`the key of \`${name}\` can't be changed`);
    const cell = found(table, key);
    const before = cell.row;
    for (const [column, value] of Object.entries(expect ?? {})) {
      if (before[column] !== value) throw new StaleWrite(name);
    }
    const row = toRow(table.collection, { ...before, ...set });
    table.refuseTaken(row, cell);
    this.#refuseMissing(table, row);
    table.replace(cell, row);
    const undo = (): void => {
      table.replace(cell, before);
    };
    return { collection: name, key, row, undo };
  }

  #remove(table: Table, { key }: Remove): AppliedChange {
    const cell = found(table, key);
    for (const { collection, names } of this.#referrers(table)) {
      if (names(key[0] ?? null)) throw new MissingReference(collection.name);
    }
    table.delete(cell);
    // Uses the same cell, because earlier changes to it are reverted after this one.
    const undo = (): void => {
      table.restore(cell);
    };
    return { collection: table.collection.name, key, row: undefined, undo };
  }

  #refuseMissing(table: Table, row: Row): void {
    const { name, references } = table.collection;
    for (const [column, target] of Object.entries(references)) {
      const value = valueOf(row, column);
      if (value === null || target === undefined) continue;
      if (this.table(target).find([value]) === undefined) throw new MissingReference(name);
    }
  }

  *#referrers(target: Table): Iterable<{ collection: RecordedShape; names: (value: Value) => boolean }> {
    for (const table of this.#tables.values()) {
      for (const [column, name] of Object.entries(table.collection.references)) {
        if (name !== target.collection.name) continue;
        yield { collection: table.collection, names: (value) => table.names(column, value) };
      }
    }
  }
}

function found(table: Table, key: readonly Value[]): Cell {
  const cell = table.find(key);
  if (cell === undefined) throw new StaleWrite(table.collection.name);
  return cell;
}

function evolve(old: Table | undefined, collection: RecordedShape): Table {
  const table = new Table(collection);
  if (old === undefined) return table;
  fieldsToAdd(old.collection, collection);
  for (const { row } of old.cells()) {
    try {
      const next = toRow(collection, row);
      table.refuseTaken(next);
      table.add(next);
    } catch (cause) {
      throw new StoreIncompatible(`a row of \`${collection.name}\` does not fit its new declaration`, { cause });
    }
  }
  return table;
}
