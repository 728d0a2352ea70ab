import type { Value } from "../kernel/query.ts";
import type { RecordedShape } from "./recorded-shape.ts";

/** A stored row. It is frozen, so that changing a result cannot change the store. */
export type Row = Readonly<Record<string, unknown>>;

/** Holds a row. Indexes refer to cells, so an update only touches indexes whose columns change. */
export interface Cell {
  row: Row;
  /** The folded words for search. */
  words: readonly string[];
}

/** The value of a comparable column, that is, any column except JSON. */
export const valueOf = (row: Row, column: string): Value => row[column] as Value;

/** The values of several columns. */
export const valuesOf = (row: Row, columns: readonly string[]): readonly Value[] =>
  columns.map((column) => row[column] as Value);

/**
 * Returns the declared columns of `input`, checked and frozen.
 * @throws {TypeError} a column has a value its kind does not allow, which is a programming error
 */
export function toRow({ name, fields }: RecordedShape, input: Row): Row {
  for (const column of Object.keys(input)) {
    if (!Object.hasOwn(fields, column)) throw new TypeError(`\`${name}\` has no column \`${column}\``);
  }
  const row: Record<string, unknown> = {};
  for (const [column, field] of Object.entries(fields)) {
    const value = input[column] ?? null;
    if (!fits(field, value)) throw new TypeError(`\`${name}.${column}\` must be ${field.kind}`);
    row[column] = field.kind === "json" ? toJson(value) : value;
  }
  return Object.freeze(row);
}

/** The requested columns of a row, or the row itself if all are requested. */
export function project(row: Row, select: readonly string[] | undefined): Row {
  if (select === undefined) return row;
  const picked: Record<string, unknown> = {};
  for (const column of select) picked[column] = row[column];
  return picked;
}

function fits({ kind, nullable }: RecordedShape["fields"][string], value: unknown): boolean {
  if (value === null) return nullable;
  if (kind === "text") return typeof value === "string";
  if (kind === "integer") return Number.isSafeInteger(value);
  return kind === "json" || typeof value === "boolean";
}

/** Copies a value through JSON, so that a row holds exactly what a database would store. */
function toJson(value: unknown): unknown {
  return value === null || typeof value !== "object" ? value : freeze(JSON.parse(JSON.stringify(value)));
}

/** Freezes a JSON value with everything in it. */
export function freeze(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  for (const child of Object.values(value)) freeze(child);
  return Object.freeze(value);
}
