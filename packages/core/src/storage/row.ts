import type { Value } from "../kernel/store/query.ts";
import { isStorable } from "../kernel/values/storable-text.ts";
import type { RecordedShape } from "./recorded-shape.ts";

/** A stored row. It is frozen, so that changing a result cannot change the store. */
export type Row = Readonly<Record<string, unknown>>;

/** Holds a row. Indexes refer to cells, so an update only affects indexes whose columns change. */
export interface Cell {
  row: Row;
  /** The folded words for search. */
  words: readonly string[];
}

/** The value of a comparable column, that is, any column except JSON. */
export const valueOf = (row: Row, column: string): Value => row[column] as Value;

/**
 * Returns the declared columns of `input`, checked and frozen.
 * @throws {TypeError} a column has a value its kind does not allow, which is a programming error
 */
export function toRow(shape: RecordedShape, input: Row): Row {
  checkColumns(shape, input);
  const row: Record<string, unknown> = {};
  for (const [column, { kind }] of Object.entries(shape.fields)) {
    const value = checkValue(shape, column, input[column]);
    row[column] = kind === "json" ? toJson(value) : value;
  }
  return Object.freeze(row);
}

/**
 * Checks that values belong to declared columns.
 * @throws {TypeError} values have a column that is not declared
 */
export function checkColumns({ name, fields }: RecordedShape, values: Row): void {
  for (const column in values)
    if (!Object.hasOwn(fields, column)) throw new TypeError(`\`${name}\` has no column \`${column}\``);
}

/**
 * Returns a value to store in a column: null if it is undefined.
 * @throws {TypeError} the kind of the column does not allow it
 */
export function checkValue({ name, fields }: RecordedShape, column: string, value: unknown = null): unknown {
  const field = fields[column];
  if (field === undefined) throw new TypeError(`\`${name}\` has no column \`${column}\``);
  if (!fits(field, value)) throw new TypeError(`\`${name}.${column}\` must be ${field.kind}`);
  return value;
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
  if (kind === "text") return typeof value === "string" && isStorable(value);
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
