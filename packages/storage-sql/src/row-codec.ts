import type { AnyCollection } from "@rollcall/core";
import { isStorable } from "@rollcall/core/storage";
import type { Dialect } from "./dialect.ts";
import type { Cell, Cells } from "./steps.ts";

/** Encodes the value of a column. */
export function toCell(value: unknown, json: boolean): Cell {
  if (typeof value === "string") return json ? JSON.stringify(value) : value;
  if (typeof value === "number") return json ? String(value) : value;
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean" && !json) return value ? 1 : 0;
  return JSON.stringify(value);
}

/** Encodes a value for a comparison. Half of a surrogate pair, which no row has, becomes a character that no row has. */
export function bindable(value: unknown): Cell {
  if (typeof value === "string") return isStorable(value) ? value : value.replaceAll(/\p{Cs}/gu, "\u{10FFFF}");
  return value === true ? 1 : value === false ? 0 : value === undefined ? null : (value as Cell);
}

/** The fields that contain JSON. */
export const jsonFields = (collection: AnyCollection, fields: readonly string[]): readonly boolean[] =>
  fields.map((field) => collection.fields[field]?.kind === "json");

/** The source text of an expression that decodes the cell of a field in `cells`. */
export function cellSource(dialect: Dialect, collection: AnyCollection, field: string, at: number): string {
  const cell = `cells[${at}]`;
  const kind = collection.fields[field]?.kind ?? "text";
  if (kind === "text") return cell;
  return `${cell} === null ? null : ${kind === "json" ? `JSON.parse(${cell})` : dialect.decode(kind, cell)}`;
}

/**
 * Creates a function that turns the cells of a row, in the order of `fields` from `begin` on, into an object. Decodes only
 * columns whose cells differ from their values.
 */
export function rowReader(
  dialect: Dialect,
  collection: AnyCollection,
  fields: readonly string[],
  begin = 0,
): (cells: Cells) => Record<string, unknown> {
  // The names are declared in code and quoted here. A loop over names takes more than ten times as long, which is a
  // tenth of the cost of a list page.
  const properties = fields.map(
    (field, i) => `${JSON.stringify(field)}: ${cellSource(dialect, collection, field, begin + i)}`,
  );
  // oxlint-disable-next-line typescript/no-implied-eval -- see above; nothing of a row or a request is in the text
  return new Function("cells", `return { ${properties.join(", ")} };`) as (cells: Cells) => Record<string, unknown>;
}
