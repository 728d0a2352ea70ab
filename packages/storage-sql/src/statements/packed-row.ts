import type { AnyCollection } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import type { Dialect, Inflate } from "../dialect.ts";
import { cellSource } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";
import type { Cells } from "../steps.ts";

/** The number of bits that JavaScript can shift without a sign. */
const maxBits = 31;

/** Some bits of a packed number. */
interface Packed {
  readonly field: string;
  readonly column: RawBuilder<unknown>;
  /** The values by number. Text can have others. */
  readonly values: readonly (string | boolean | null)[];
  readonly shift: number;
}

/** How a statement selects the columns of rows. */
export interface RowSelection {
  readonly columns: readonly RawBuilder<unknown>[];
  /** Turns the cells of these columns into an object. */
  read(this: void, cells: Cells): Record<string, unknown>;
}

/**
 * Selects columns from many rows of a table. Columns with few values share one cell, a number with a few bits for each, because each cell
 * that leaves the database takes longer than such an expression. If a text is not one of the declared ones, the cell has all texts as JSON.
 */
export function selectRows(
  dialect: Dialect,
  collection: AnyCollection,
  fields: readonly string[],
  table: string,
): RowSelection {
  const columnOf = (field: string) => sql.ref(`${table}.${snakeCase(field)}`);
  const packed = packedOf(collection, fields, columnOf);
  const own = fields.filter((field) => !packed.some((one) => one.field === field));
  const texts = packed.filter(({ field }) => collection.fields[field]?.kind === "text");
  const columns = own.map(columnOf);
  if (packed.length > 0) columns.push(packedCell(dialect, packed, texts));

  const properties = fields.map((field) => {
    const name = JSON.stringify(field);
    const one = packed.find((some) => some.field === field);
    if (one === undefined) return `${name}: ${cellSource(dialect, collection, field, own.indexOf(field))}`;
    const value = `values[${packed.indexOf(one)}][bits >> ${one.shift} & ${maskOf(one.values)}]`;
    const text = texts.indexOf(one);
    return `${name}: ${text === -1 ? value : `other === undefined ? ${value} : other[${text + 1}]`}`;
  });
  const unpack =
    packed.length === 0
      ? ""
      : `let bits = +cells[${own.length}], other;
        if (bits !== bits) { other = JSON.parse(cells[${own.length}]); bits = other[0]; }`;
  // As in `rowReader`, the text contains nothing from a row or a request.
  // oxlint-disable-next-line typescript/no-implied-eval -- see above
  const read = new Function("values", "inflate", "cells", `${unpack} return { ${properties.join(", ")} };`) as (
    values: readonly Packed["values"][],
    inflate: Inflate | undefined,
    cells: Cells,
  ) => Record<string, unknown>;
  const values = packed.map((one) => one.values);
  const inflate = dialect.compression?.inflate;
  return { columns, read: (cells) => read(values, inflate, cells) };
}

function packedOf(
  collection: AnyCollection,
  fields: readonly string[],
  columnOf: (field: string) => RawBuilder<unknown>,
): readonly Packed[] {
  const found: Packed[] = [];
  let shift = 0;
  for (const field of fields) {
    const { kind, nullable, choices } = collection.fields[field] ?? {};
    const values = kind === "boolean" ? [false, true, ...(nullable ? [null] : [])] : choices;
    if (values === undefined || (nullable === true && kind !== "boolean")) continue;
    const bits = 32 - Math.clz32(maskOf(values));
    if (shift + bits > maxBits) continue;
    found.push({ field, column: columnOf(field), values, shift });
    shift += bits;
  }
  return found.length > 1 ? found : [];
}

/** The mask of the bits that number the values. */
const maskOf = ({ length }: readonly unknown[]): number => 2 ** (32 - Math.clz32(length - 1)) - 1;

/** The cell of several columns. A text that is not declared has no number, so the whole sum is null. */
function packedCell(dialect: Dialect, packed: readonly Packed[], texts: readonly Packed[]): RawBuilder<unknown> {
  const sumOf = (some: readonly Packed[]): RawBuilder<unknown> =>
    some.length === 0
      ? sql.raw("0")
      : sql.join(
          some.map((one) => bitsOf(dialect, one)),
          sql` + `,
        );
  if (texts.length === 0) return sumOf(packed);
  const numbers = packed.filter((one) => !texts.includes(one));
  return dialect.packed.numberOrTexts(sumOf(packed), sql.join([sumOf(numbers), ...texts.map(({ column }) => column)]));
}

/** The bits of one column. They are computed when the statement is compiled where that is possible. */
function bitsOf(dialect: Dialect, { column, values, shift }: Packed): RawBuilder<unknown> {
  if (typeof values[0] === "boolean") {
    const number = dialect.packed.bit(column);
    return sql`(${values.length > 2 ? sql`coalesce(${number}, 2)` : number} << ${sql.raw(String(shift))})`;
  }
  const cases = values.map((value, at) => sql`when ${sql.lit(value)} then ${sql.raw(String(at << shift))}`);
  return sql`case ${column} ${sql.join(cases, sql` `)} end`;
}
