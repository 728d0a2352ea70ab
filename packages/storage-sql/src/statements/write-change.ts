import { type AnyCollection, type Change, type Insert, StaleWrite, type Update } from "@rollcall/core";
import { checkColumns, checkValue } from "@rollcall/core/storage";
import { sql } from "kysely";
import { type Dialect, parameter, statement, where } from "../dialect.ts";
import { bindable, jsonFields, toCell } from "../row-codec.ts";
import { rowWords, snakeCase } from "../schema/names.ts";
import { type Cell, run, type RunStep, type Statement, type Steps } from "../steps.ts";
import { nullsIn, pushValues } from "./index-range.ts";
import { wordsWriter } from "./words.ts";

/** Applies the changes of one collection. They fail with {@link StaleWrite} if no row has the key or the expected values. */
export interface ChangeWriter {
  /** The only statement of a change; `undefined` if the change also concerns the words of a row. */
  only(change: Change): RunStep | undefined;
  /** The steps of a change that concerns the words of a row. */
  several(change: Change): Steps<void>;
}

/** A statement for the columns that an update sets and expects. */
interface CompiledUpdate {
  readonly set: readonly string[];
  readonly expected: readonly string[];
  readonly nulls: string;
  readonly withWords: boolean;
  readonly compiled: Statement;
}

const equal = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, i) => one === others[i]);

/** Compiles the changes of a collection. */
export function changeWriter(dialect: Dialect, collection: AnyCollection): ChangeWriter {
  const { name, search } = collection;
  const table = dialect.table(name);
  const fields = Object.keys(collection.fields);
  const json = jsonFields(collection, fields);
  const words = search && wordsWriter(dialect, collection, search);
  const isConcerned = new Set(words?.concerned);
  const byKey = collection.key.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
  const columns = [...fields.map(snakeCase), ...(words ? [rowWords] : [])].map((column) => sql.ref(column));
  const insertRow = sql`insert into ${table} (${sql.join(columns)}) values (${sql.join(columns.map(() => parameter))})`;
  const inserted = words === undefined ? statement(dialect, insertRow) : undefined;
  const insertWithWords = words?.entries.insert(insertRow);
  const deleted = statement(dialect, dialect.mustChange(sql`delete from ${table} ${where(byKey)}`));
  const updates: CompiledUpdate[] = [];
  const updating = (set: readonly string[], expect: Update["expect"] = {}, withWords: boolean): Statement => {
    const expected = Object.keys(expect);
    const nulls = nullsIn(Object.values(expect));
    for (const one of updates)
      if (one.withWords === withWords && one.nulls === nulls && equal(one.set, set) && equal(one.expected, expected))
        return one.compiled;
    for (const field of [...set, ...expected])
      if (!(field in collection.fields)) throw new TypeError(`\`${name}\` has no field \`${field}\``);
    if (collection.key.some((field) => set.includes(field)))
      throw new TypeError(`the key of \`${name}\` can't be changed`);
    const assigned = set.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
    if (withWords) assigned.push(sql`${sql.ref(rowWords)} = ${parameter}`);
    const unchanged = sql.ref(snakeCase(collection.key[0] ?? ""));
    if (assigned.length === 0) assigned.push(sql`${unchanged} = ${unchanged}`);
    const same = expected.map((field) =>
      expect[field] === null || expect[field] === undefined
        ? sql`${sql.ref(snakeCase(field))} is null`
        : sql`${sql.ref(snakeCase(field))} = ${parameter}`,
    );
    const compiled = statement(
      dialect,
      dialect.mustChange(sql`update ${table} set ${sql.join(assigned)} ${where([...byKey, ...same])}`),
    );
    updates.push({ set, expected, nulls, withWords, compiled });
    return compiled;
  };

  const cellsOf = (row: Insert["row"]): Cell[] => {
    checkColumns(collection, row);
    return fields.map((field, i) => toCell(dialect, checkValue(collection, field, row[field]), json[i] === true));
  };
  const setCells = (set: Update["set"], assigned: readonly string[]): Cell[] =>
    assigned.map((field) =>
      toCell(dialect, checkValue(collection, field, set[field]), collection.fields[field]?.kind === "json"),
    );
  const update = (
    cells: Cell[],
    assigned: readonly string[],
    key: readonly Cell[],
    expect: Update["expect"],
    withWords: boolean,
  ) => {
    cells.push(...key);
    if (expect !== undefined) pushValues(cells, Object.values(expect));
    return run(updating(assigned, expect, withWords), cells, collection);
  };

  const only = (change: Change): RunStep | undefined => {
    if (change.kind === "update") {
      const assigned = Object.keys(change.set);
      if (words !== undefined && assigned.some((field) => isConcerned.has(field))) return undefined;
      return update(setCells(change.set, assigned), assigned, change.key.map(bindable), change.expect, false);
    }
    if (words !== undefined) return undefined;
    if (change.kind === "remove") return run(deleted, change.key.map(bindable), collection);
    return inserted && run(inserted, cellsOf(change.row));
  };
  function* several(change: Change): Steps<void> {
    if (words === undefined || insertWithWords === undefined) return;
    if (change.kind === "insert") {
      const cells = cellsOf(change.row);
      const text = words.wordsOf(change.row);
      cells.push(text);
      yield* insertWithWords(cells, words.entriesOf(change.row, text, null));
      return;
    }
    const boundKey = change.key.map(bindable);
    if (change.kind === "remove") {
      const old = yield* words.stored(boundKey);
      yield run(deleted, boundKey, collection);
      if (old !== undefined) yield* words.entries.remove(old.entries);
      return;
    }
    const { set, expect } = change;
    const assigned = Object.keys(set);
    const cells = setCells(set, assigned);
    const old = yield* words.stored(boundKey);
    if (old === undefined) throw new StaleWrite(name);
    const now = { ...old.row, ...set };
    const text = words.wordsOf(now);
    cells.push(text);
    yield update(cells, assigned, boundKey, expect, true);
    yield* words.replace(old.entries, words.entriesOf(now, text, old.entries.row));
  }
  return { only, several };
}
