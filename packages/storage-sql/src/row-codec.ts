import type { AnyCollection } from "@rollcall/core";
import type { SQLInputValue, SQLOutputValue } from "node:sqlite";

/** A row as returned by SQLite. */
export type Cells = readonly SQLOutputValue[];

/** Encodes the value of a column for SQLite. */
export function toCell(value: unknown, json: boolean): SQLInputValue {
  if (typeof value === "string") return json ? JSON.stringify(value) : value;
  if (typeof value === "number") return json ? String(value) : value;
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean" && !json) return value ? 1 : 0;
  return JSON.stringify(value);
}

/** Encodes a value for comparison in SQLite. */
export const bindable = (value: unknown): SQLInputValue =>
  value === true ? 1 : value === false ? 0 : value === undefined ? null : (value as SQLInputValue);

/** The fields that contain JSON. */
export const jsonFields = (collection: AnyCollection, fields: readonly string[]): readonly boolean[] =>
  fields.map((field) => collection.fields[field]?.kind === "json");

/**
 * Creates a function that turns the cells of a row, in the order of `fields` from `begin` on, into an object. Decodes booleans
 * and JSON only in columns that contain them.
 */
export function rowReader(
  collection: AnyCollection,
  fields: readonly string[],
  begin = 0,
): (cells: Cells) => Record<string, unknown> {
  // The names are declared in code and quoted here. A loop over names takes more than ten times as long, which is a
  // tenth of the cost of a list page.
  const cellOf = (field: string, i: number): string => {
    const cell = `cells[${begin + i}]`;
    const kind = collection.fields[field]?.kind;
    if (kind === "boolean") return `${cell} === null ? null : ${cell} === 1`;
    return kind === "json" ? `${cell} === null ? null : JSON.parse(${cell})` : cell;
  };
  const properties = fields.map((field, i) => `${JSON.stringify(field)}: ${cellOf(field, i)}`);
  // oxlint-disable-next-line typescript/no-implied-eval -- see above; nothing of a row or a request is in the text
  return new Function("cells", `return { ${properties.join(", ")} };`) as (cells: Cells) => Record<string, unknown>;
}
