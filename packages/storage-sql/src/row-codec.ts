import type { AnyCollection } from "@rollcall/core";
import { isStorable } from "@rollcall/core/storage";
import type { Dialect, Inflate } from "./dialect.ts";
import type { Cell, Cells } from "./steps.ts";

/** Encodes the value of a column. */
export function toCell({ compression }: Dialect, value: unknown, json: boolean): Cell {
  if (value === null || value === undefined) return null;
  if (json) {
    const text = JSON.stringify(value);
    return compression === undefined ? text : compression.deflate(text);
  }
  if (typeof value === "boolean") return value ? 1 : 0;
  return value as Cell;
}

/** Encodes a value for a comparison. Half of a surrogate pair, which no row has, becomes a character that no row has. */
export function bindable(value: unknown): Cell {
  if (typeof value === "string") return isStorable(value) ? value : value.replaceAll(/\p{Cs}/gu, "\u{10FFFF}");
  return value === true ? 1 : value === false ? 0 : value === undefined ? null : (value as Cell);
}

/** The fields that contain JSON. */
export const jsonFields = (collection: AnyCollection, fields: readonly string[]): readonly boolean[] =>
  fields.map((field) => collection.fields[field]?.kind === "json");

/** The source text of an expression that decodes the cell of a field in `cells`. It may call `inflate`. */
export function cellSource(dialect: Dialect, collection: AnyCollection, field: string, at: number): string {
  const cell = `cells[${at}]`;
  const kind = collection.fields[field]?.kind ?? "text";
  if (kind === "text") return cell;
  if (kind !== "json") return `${cell} === null ? null : ${dialect.decode(kind, cell)}`;
  const text = dialect.compression === undefined ? cell : `typeof ${cell} === "string" ? ${cell} : inflate(${cell})`;
  return `${cell} === null ? null : JSON.parse(${text})`;
}

/**
 * Creates a function that turns the cells of a row, in the order of `fields` from `begin` on, into an object. Decodes only columns whose
 * cells and values differ.
 */
export function rowReader(
  dialect: Dialect,
  collection: AnyCollection,
  fields: readonly string[],
  begin = 0,
): (cells: Cells) => Record<string, unknown> {
  // The names are declared in code and quoted here. A loop over the names takes more than ten times as long: a tenth
  // of the time of a list page.
  const properties = fields.map(
    (field, i) => `${JSON.stringify(field)}: ${cellSource(dialect, collection, field, begin + i)}`,
  );
  // oxlint-disable-next-line typescript/no-implied-eval -- see above; the text contains nothing from a row or a request
  const read = new Function("inflate", "cells", `return { ${properties.join(", ")} };`) as (
    inflate: Inflate | undefined,
    cells: Cells,
  ) => Record<string, unknown>;
  const inflate = dialect.compression?.inflate;
  return (cells) => read(inflate, cells);
}
