import type { RecordedShape } from "@rollcall/core/storage";
import { type Dialect, statement } from "../dialect.ts";
import { rows, type Steps } from "../steps.ts";
import { indexesOf } from "./indexes.ts";
import { snakeCase, wordsTable } from "./names.ts";

/** How many missing parts a message names. */
const maxNamed = 3;

/** Returns those of the names that a table or an index has. */
export function* existingNames(dialect: Dialect, names: readonly string[]): Steps<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const found = yield rows(statement(dialect, dialect.existing(names)));
  return new Set(found.map(([name]) => name as string));
}

/** Describes which tables, indexes and columns of the recorded shapes are missing. Undefined if they are complete. */
export function* findDamage(dialect: Dialect, recorded: readonly RecordedShape[]): Steps<string | undefined> {
  if (recorded.length === 0) return undefined;
  const tables = recorded.flatMap((shape) =>
    shape.search === undefined ? [shape.name] : [shape.name, wordsTable(shape)],
  );
  const indexes = recorded.flatMap((shape) => indexesOf(dialect, shape).map(({ name }) => name));
  const existing = yield* existingNames(dialect, [...tables, ...indexes]);
  const isLost = (name: string): boolean => !existing.has(name);
  // The indexes of a table that is missing are missing, too.
  const lost = describe("table", tables.filter(isLost)) ?? describe("index", indexes.filter(isLost));
  if (lost !== undefined) return lost;
  const columns = new Set((yield rows(statement(dialect, dialect.columnsOf(tables)))).map((cells) => cells.join(".")));
  const declared = recorded.flatMap(({ name, fields }) =>
    Object.keys(fields).map((field) => `${name}.${snakeCase(field)}`),
  );
  return describe(
    "column",
    declared.filter((column) => !columns.has(column)),
  );
}

const plurals = { table: "tables", index: "indexes", column: "columns" };

function describe(kind: keyof typeof plurals, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const named = names.slice(0, maxNamed).map((name) => `\`${name}\``);
  if (names.length === 1) return `the ${kind} ${named.join("")} is missing`;
  const others = names.length - named.length;
  return `${names.length} ${plurals[kind]} are missing: ${named.join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
}
