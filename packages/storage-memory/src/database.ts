import {
  MissingReference,
  StaleWrite,
  StoreIncompatible,
  type AnyCollection,
  type Change,
  type Insert,
  type Remove,
  type Update,
  type Value,
} from "@rollcall/core";
import { toRow, valueOf, type Cell, type Row } from "./row.ts";
import { Table } from "./table.ts";

/** Reverts one change. */
export type Undo = () => void;

/** All tables of one state, and the changes that involve more than one of them. */
export class Database {
  readonly #tables = new Map<string, Table>();

  /**
   * Creates tables for these collections. A table whose declaration changed is rebuilt from its rows.
   * @throws {StoreIncompatible} rows cannot be described by the new declaration
   */
  open(collections: readonly AnyCollection[]): void {
    const tables = collections.map((collection) => {
      const table = this.#tables.get(collection.name);
      return table && isSame(table.collection, collection) ? table : evolve(table, collection);
    });
    for (const table of tables) this.#tables.set(table.collection.name, table);
  }

  /** @throws {TypeError} the collection was not among those opened */
  table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new TypeError(`the store was not opened with \`${name}\``);
    return table;
  }

  /** Applies one change completely or, if it throws, not at all. */
  apply(change: Change): Undo {
    const table = this.table(change.collection.name);
    if (change.kind === "insert") return this.#insert(table, change);
    if (change.kind === "update") return this.#update(table, change);
    return this.#remove(table, change);
  }

  #insert(table: Table, change: Insert): Undo {
    const row = toRow(table.collection, change.row);
    table.refuseTaken(row);
    this.#refuseMissing(table, row);
    const cell = table.add(row);
    return () => {
      table.delete(cell);
    };
  }

  #update(table: Table, { key, set, expect }: Update): Undo {
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
    return () => {
      table.replace(cell, before);
    };
  }

  #remove(table: Table, { key }: Remove): Undo {
    const cell = found(table, key);
    for (const { collection, names } of this.#referrers(table)) {
      if (names(key[0] ?? null)) throw new MissingReference(collection.name);
    }
    table.delete(cell);
    // Uses the same cell, because earlier changes to it are reverted after this one.
    return () => {
      table.restore(cell);
    };
  }

  #refuseMissing(table: Table, row: Row): void {
    const { name, references } = table.collection;
    for (const [column, target] of Object.entries(references)) {
      const value = valueOf(row, column);
      if (value === null || target === undefined) continue;
      if (this.table(target).find([value]) === undefined) throw new MissingReference(name);
    }
  }

  *#referrers(target: Table): Iterable<{ collection: AnyCollection; names: (value: Value) => boolean }> {
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

/** Whether two declarations have the same shape, even if they come from two module instances. */
const isSame = (a: AnyCollection, b: AnyCollection): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function evolve(old: Table | undefined, collection: AnyCollection): Table {
  const table = new Table(collection);
  if (old === undefined) return table;
  for (const [column, { kind }] of Object.entries(old.collection.fields)) {
    if (collection.fields[column]?.kind !== kind) {
      throw new StoreIncompatible(`\`${collection.name}.${column}\` was stored as ${kind}`);
    }
  }
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
