import { type AnyCollection, type Change, type Insert, type Remove, StaleWrite, type Update, type Value } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, type Statement, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { bindable, jsonFields, toCell } from "../row-codec.ts";
import { ROW_ID, ROW_WORDS, snakeCase } from "../schema/names.ts";
import { equals } from "./run-along.ts";
import { type WordsPlace, wordsWriter } from "./words.ts";

interface Writer {
  insert(connection: Connection, change: Insert): void;
  update(connection: Connection, change: Update): void;
  remove(connection: Connection, change: Remove): void;
}

const writers = new WeakMap<AnyCollection, Writer>();

/**
 * Does one change on a connection.
 * @throws {StaleWrite} no row has the key, or it no longer holds what is expected
 */
export function apply(connection: Connection, change: Change): void {
  let writer = writers.get(change.collection);
  if (writer === undefined) writers.set(change.collection, (writer = compile(change.collection)));
  if (change.kind === "update") writer.update(connection, change);
  else if (change.kind === "insert") writer.insert(connection, change);
  else writer.remove(connection, change);
}

function compile(collection: AnyCollection): Writer {
  const { name, search } = collection;
  const table = sql.table(name);
  const fields = Object.keys(collection.fields);
  const json = jsonFields(collection, fields);
  const words = search && wordsWriter(collection, search);
  const byKey = collection.key.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
  const columns = fields.map((field) => sql.ref(snakeCase(field)));
  const cellsOf = (row: Readonly<Record<string, unknown>>, names: readonly string[] = []): SQLInputValue[] => names.map((field) => bindable(row[field]));

  const inserted = statement(
    sql`insert into ${table} (${sql.join(words ? [...columns, sql.ref(ROW_WORDS)] : columns)}) values (${sql.join([...columns, ...(words ? [0] : [])].map(() => parameter))})`,
  );
  const deleted = statement(sql`delete from ${table} ${where(byKey)}`);
  const before = words && [...words.concerned];
  const standing =
    before && statement(sql`select ${sql.join([ROW_ID, ROW_WORDS, ...before.map(snakeCase)].map((column) => sql.ref(column)))} from ${table} ${where(byKey)}`);

  /** What stands of a row before it changes, as far as its words are concerned. */
  const stands = (connection: Connection, key: readonly SQLInputValue[]): { place: WordsPlace; row: Record<string, unknown> } => {
    const cells = standing && connection.row(standing, key);
    if (!cells || !before || !search) throw new StaleWrite(name);
    const row = Object.fromEntries(before.map((field, i) => [field, cells[i + 2]]));
    return { row, place: { row: cells[0] as number, words: cells[1] as string, within: cellsOf(row, search.within), order: cellsOf(row, words?.kept) } };
  };

  const updates = new Map<string, Statement>();
  const updating = (set: readonly string[], expect: readonly string[], withWords: boolean): Statement => {
    const shape = `${set.join()}|${expect.join()}|${String(withWords)}`;
    const known = updates.get(shape);
    if (known !== undefined) return known;
    for (const field of [...set, ...expect]) if (!(field in collection.fields)) throw new TypeError(`\`${name}\` has no field \`${field}\``);
    const assigned = set.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
    if (withWords) assigned.push(sql`${sql.ref(ROW_WORDS)} = ${parameter}`);
    if (assigned.length === 0) assigned.push(sql`${sql.ref(ROW_ID)} = ${sql.ref(ROW_ID)}`);
    const compiled = statement(sql`update ${table} set ${sql.join(assigned)} ${where([...byKey, ...expect.map((field) => equals(collection, field, name))])}`);
    updates.set(shape, compiled);
    return compiled;
  };

  return {
    insert(connection, { row }) {
      const cells = fields.map((field, i) => toCell(row[field], json[i] as boolean));
      if (!words || !search) {
        connection.run(inserted, cells);
        return;
      }
      const text = words.wordsOf(row);
      cells.push(text);
      const number = connection.insert(inserted, cells);
      words.add(connection, { row: number, words: text, within: cellsOf(row, search.within), order: cellsOf(row, words?.kept) });
    },
    update(connection, { key, set, expect }) {
      const assigned = Object.keys(set);
      const expected = expect === undefined ? [] : Object.keys(expect);
      const cells: SQLInputValue[] = assigned.map((field) => toCell(set[field], collection.fields[field]?.kind === "json"));
      const boundKey = key.map((value: Value) => bindable(value));
      const concerned = words && search && assigned.some((field) => words.concerned.has(field));
      const old = concerned ? stands(connection, boundKey) : undefined;
      const now = old && { ...old.row, ...set };
      const text = now && words?.wordsOf(now);
      if (text !== undefined) cells.push(text);
      cells.push(...boundKey);
      for (const field of expected) cells.push(bindable(expect?.[field]));
      if (connection.run(updating(assigned, expected, text !== undefined), cells) === 0) throw new StaleWrite(name);
      if (old && now && text !== undefined && search) {
        words?.replace(connection, old.place, { row: old.place.row, words: text, within: cellsOf(now, search.within), order: cellsOf(now, words?.kept) });
      }
    },
    remove(connection, { key }) {
      const boundKey = key.map((value: Value) => bindable(value));
      const old = words && stands(connection, boundKey);
      if (connection.run(deleted, boundKey) === 0) throw new StaleWrite(name);
      if (old) words.remove(connection, old.place);
    },
  };
}
