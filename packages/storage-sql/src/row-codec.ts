import type { AnyCollection } from "@rollcall/core";
import type { SQLInputValue, SQLOutputValue } from "node:sqlite";

/** A row as SQLite hands it out. */
export type Cells = readonly SQLOutputValue[];

/** What SQLite is given for a value of a column. */
export function toCell(value: unknown, json: boolean): SQLInputValue {
  if (typeof value === "string") return json ? JSON.stringify(value) : value;
  if (typeof value === "number") return json ? String(value) : value;
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean" && !json) return value ? 1 : 0;
  return JSON.stringify(value);
}

/** What SQLite is given for a value that a query compares with. */
export const bindable = (value: unknown): SQLInputValue =>
  value === true ? 1 : value === false ? 0 : value === undefined ? null : (value as SQLInputValue);

/** Which of these fields hold JSON. */
export const jsonFields = (collection: AnyCollection, fields: readonly string[]): readonly boolean[] =>
  fields.map((field) => collection.fields[field]?.kind === "json");

/**
 * A reader of rows: cells in the order of `fields`, from `begin` on, to an object. Booleans and JSON are turned back
 * only in columns that hold them.
 */
export function rowReader(
  collection: AnyCollection,
  fields: readonly string[],
  begin = 0,
): (cells: Cells) => Record<string, unknown> {
  const booleans = fields.filter((field) => collection.fields[field]?.kind === "boolean");
  const documents = fields.filter((field) => collection.fields[field]?.kind === "json");
  const plain = booleans.length === 0 && documents.length === 0;
  return (cells) => {
    const row: Record<string, unknown> = {};
    let next = begin;
    for (const field of fields) row[field] = cells[next++];
    if (plain) return row;
    for (const field of booleans) if (row[field] !== null) row[field] = row[field] === 1;
    for (const field of documents) if (row[field] !== null) row[field] = JSON.parse(row[field] as string) as unknown;
    return row;
  };
}
