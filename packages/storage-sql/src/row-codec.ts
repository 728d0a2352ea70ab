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
  // The names are declared in code and quoted here. A loop over names takes more than ten times as long, which is a
  // tenth of all that a page of the list costs.
  const cellOf = (field: string, i: number): string => {
    const cell = `cells[${begin + i}]`;
    const kind = collection.fields[field]?.kind;
    if (kind === "boolean") return `${cell} === null ? null : ${cell} === 1`;
    return kind === "json" ? `${cell} === null ? null : JSON.parse(${cell})` : cell;
  };
  const properties = fields.map((field, i) => `${JSON.stringify(field)}: ${cellOf(field, i)}`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above; nothing of a row or a request is in the text
  return new Function("cells", `return { ${properties.join(", ")} };`) as (cells: Cells) => Record<string, unknown>;
}
