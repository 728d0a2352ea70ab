import {
  type AnyCollection,
  type Change,
  type Insert,
  type Remove,
  StaleWrite,
  type Update,
  type Value,
} from "@rollcall/core";
import { checkColumns, checkValue } from "@rollcall/core/storage";
import { sql } from "kysely";
import { type Dialect, parameter, statement, where } from "../dialect.ts";
import { bindable, jsonFields, toCell } from "../row-codec.ts";
import { rowWords, snakeCase } from "../schema/names.ts";
import { type Cell, run, type Statement, type Steps } from "../steps.ts";
import { nullsIn, pushValues } from "./index-range.ts";
import { wordsWriter } from "./words.ts";

/** Applies the changes of one collection. They fail with {@link StaleWrite} if no row has the key or the expected values. */
export interface ChangeWriter {
  insert(change: Insert): Steps<void>;
  update(change: Update): Steps<void>;
  remove(change: Remove): Steps<void>;
}

/** The steps of one change. */
export function changeSteps(writer: ChangeWriter, change: Change): Steps<void> {
  if (change.kind === "update") return writer.update(change);
  return change.kind === "insert" ? writer.insert(change) : writer.remove(change);
}

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
  const updates = new Map<string, Statement>();
  const updating = (set: readonly string[], expect: Update["expect"] = {}, withWords: boolean): Statement => {
    const expected = Object.keys(expect);
    const shape = `${set.join()}|${expected.join()}|${nullsIn(Object.values(expect))}|${String(withWords)}`;
    const known = updates.get(shape);
    if (known !== undefined) return known;
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
    updates.set(shape, compiled);
    return compiled;
  };

  return {
    *insert({ row }) {
      checkColumns(collection, row);
      const cells = fields.map((field, i) => toCell(checkValue(collection, field, row[field]), json[i] === true));
      if (inserted !== undefined) yield run(inserted, cells);
      if (words === undefined || insertWithWords === undefined) return;
      const text = words.wordsOf(row);
      cells.push(text);
      yield* insertWithWords(cells, words.entriesOf(row, text, null));
    },
    *update({ key, set, expect }) {
      const assigned = Object.keys(set);
      const cells: Cell[] = assigned.map((field) =>
        toCell(checkValue(collection, field, set[field]), collection.fields[field]?.kind === "json"),
      );
      const boundKey = key.map((value: Value) => bindable(value));
      const follows = assigned.some((field) => isConcerned.has(field)) ? words : undefined;
      const old = follows && (yield* follows.stored(boundKey));
      if (follows !== undefined && old === undefined) throw new StaleWrite(name);
      const now = { ...old?.row, ...set };
      const text = follows?.wordsOf(now);
      if (text !== undefined) cells.push(text);
      cells.push(...boundKey);
      if (expect !== undefined) pushValues(cells, Object.values(expect));
      yield run(updating(assigned, expect, text !== undefined), cells, collection);
      if (old === undefined || follows === undefined || text === undefined) return;
      yield* follows.replace(old.entries, follows.entriesOf(now, text, old.entries.row));
    },
    *remove({ key }) {
      const boundKey = key.map((value: Value) => bindable(value));
      const old = words && (yield* words.stored(boundKey));
      yield run(deleted, boundKey, collection);
      if (old !== undefined) yield* words?.entries.remove(old.entries) ?? [];
    },
  };
}
