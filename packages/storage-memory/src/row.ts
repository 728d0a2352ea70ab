import type { AnyCollection, Field, Value } from "@rollcall/core";

/** A row as kept and handed out: frozen, so that nobody changes the store by changing an answer. */
export type Row = Readonly<Record<string, unknown>>;

/** Where a row is kept. Indexes hold cells, so that an update touches only those whose columns change. */
export interface Cell {
  row: Row;
  /** The folded words that a search finds it by. */
  words: readonly string[];
}

/** The value of a column that is compared: anything but JSON. */
export const valueOf = (row: Row, column: string): Value => row[column] as Value;

/** The values of several columns. */
export const valuesOf = (row: Row, columns: readonly string[]): readonly Value[] =>
  columns.map((column) => row[column] as Value);

/**
 * The declared columns of `input`, checked and frozen.
 * @throws {TypeError} a column holds what its kind does not allow: a mistake in the domain, not of a user
 */
export function toRow({ name, fields }: AnyCollection, input: Row): Row {
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

/** The wanted columns of a row; the row itself where all are wanted. */
export function project(row: Row, select: readonly string[] | undefined): Row {
  if (select === undefined) return row;
  const picked: Record<string, unknown> = {};
  for (const column of select) picked[column] = row[column];
  return picked;
}

function fits({ kind, nullable }: Field<unknown>, value: unknown): boolean {
  if (value === null) return nullable;
  if (kind === "text") return typeof value === "string";
  if (kind === "integer") return Number.isSafeInteger(value);
  return kind === "json" || typeof value === "boolean";
}

/** A copy through JSON, so that a row holds here exactly what it would hold in a database. */
function toJson(value: unknown): unknown {
  return value === null || typeof value !== "object" ? value : freeze(JSON.parse(JSON.stringify(value)));
}

function freeze(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  for (const child of Object.values(value)) freeze(child);
  return Object.freeze(value);
}
