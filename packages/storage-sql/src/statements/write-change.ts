import {
  type AnyCollection,
  type Change,
  type Insert,
  type Remove,
  StaleWrite,
  type Update,
  type Value,
} from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, type Statement, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { bindable, jsonFields, toCell } from "../row-codec.ts";
import { rowId, rowWords, snakeCase } from "../schema/names.ts";
import { equals } from "./index-range.ts";
import { wordsWriter } from "./words.ts";

interface Writer {
  insert(connection: Connection, change: Insert): void;
  update(connection: Connection, change: Update): void;
  remove(connection: Connection, change: Remove): void;
}

const writers = new WeakMap<AnyCollection, Writer>();

/**
 * Applies one change on a connection.
 * @throws {StaleWrite} no row has the key, or it no longer has the expected values
 */
export function writeChange(connection: Connection, change: Change): void {
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
  const inserted = statement(
    sql`insert into ${table} (${sql.join(words ? [...columns, sql.ref(rowWords)] : columns)}) values (${sql.join([...columns, ...(words ? [0] : [])].map(() => parameter))})`,
  );
  const deleted = statement(sql`delete from ${table} ${where(byKey)}`);
  const updates = new Map<string, Statement>();
  const updating = (set: readonly string[], expect: readonly string[], withWords: boolean): Statement => {
    const shape = `${set.join()}|${expect.join()}|${String(withWords)}`;
    const known = updates.get(shape);
    if (known !== undefined) return known;
    for (const field of [...set, ...expect])
      if (!(field in collection.fields)) throw new TypeError(`\`${name}\` has no field \`${field}\``);
    const assigned = set.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
    if (withWords) assigned.push(sql`${sql.ref(rowWords)} = ${parameter}`);
    if (assigned.length === 0) assigned.push(sql`${sql.ref(rowId)} = ${sql.ref(rowId)}`);
    const compiled = statement(
      sql`update ${table} set ${sql.join(assigned)} ${where([...byKey, ...expect.map((field) => equals(collection, field, name))])}`,
    );
    updates.set(shape, compiled);
    return compiled;
  };

  return {
    insert(connection, { row }) {
      const cells = fields.map((field, i) => toCell(row[field], json[i] === true));
      if (words === undefined) {
        connection.run(inserted, cells);
        return;
      }
      const text = words.wordsOf(row);
      cells.push(text);
      words.add(connection, words.placeOf(row, text, connection.insert(inserted, cells)));
    },
    update(connection, { key, set, expect }) {
      const assigned = Object.keys(set);
      const expected = expect === undefined ? [] : Object.keys(expect);
      const cells: SQLInputValue[] = assigned.map((field) =>
        toCell(set[field], collection.fields[field]?.kind === "json"),
      );
      const boundKey = key.map((value: Value) => bindable(value));
      const follows = words !== undefined && assigned.some((field) => words.concerned.has(field)) ? words : undefined;
      const old = follows?.stored(connection, boundKey);
      if (follows !== undefined && old === undefined) throw new StaleWrite(name);
      const now = { ...old?.row, ...set };
      const text = follows?.wordsOf(now);
      if (text !== undefined) cells.push(text);
      cells.push(...boundKey);
      for (const field of expected) cells.push(bindable(expect?.[field]));
      if (connection.run(updating(assigned, expected, text !== undefined), cells) === 0) throw new StaleWrite(name);
      if (old !== undefined && text !== undefined) {
        follows?.replace(connection, old.place, follows.placeOf(now, text, old.place.row));
      }
    },
    remove(connection, { key }) {
      const boundKey = key.map((value: Value) => bindable(value));
      const old = words?.stored(connection, boundKey);
      if (connection.run(deleted, boundKey) === 0) throw new StaleWrite(name);
      if (old !== undefined) words?.remove(connection, old.place);
    },
  };
}
