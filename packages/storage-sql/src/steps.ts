import type { AnyCollection } from "@rollcall/core";

/** A value as it is sent to a database. */
export type Cell = string | number | Uint8Array | null;

/** A statement compiled once for all connections. A connection may cache its prepared statement under `slot`. */
export interface Statement {
  readonly slot: number;
  readonly sql: string;
}

/** A row as returned by a database. */
export type Cells = readonly unknown[];

/**
 * One statement to run on a connection. `rows` returns its rows, `row` the first one, and `insert` the number of the new row. `run` returns
 * nothing, so it need not be awaited; it fails as a stale write if it must change a row of `changes` and changes none.
 */
export type Step =
  | { readonly kind: "rows" | "row" | "insert"; readonly statement: Statement; readonly parameters: readonly Cell[] }
  | RunStep;

/** A statement without an answer. */
export interface RunStep {
  readonly kind: "run";
  readonly statement: Statement;
  readonly parameters: readonly Cell[];
  readonly changes: AnyCollection | undefined;
}

/**
 * A sequence of statements that ends with a result. A driver runs them, either at once in the process or over a socket, so that both share
 * the code that decides what to run.
 */
export type Steps<T> = Generator<Step, T, readonly Cells[]>;

/** Yields the rows that a statement returns. */
export const rows = (statement: Statement, parameters: readonly Cell[] = []): Step => ({
  kind: "rows",
  statement,
  parameters,
});

/** Yields the first row that a statement returns, if there is one. */
export const row = (statement: Statement, parameters: readonly Cell[] = []): Step => ({
  kind: "row",
  statement,
  parameters,
});

/** Runs a statement. */
export const run = (statement: Statement, parameters: readonly Cell[] = [], changes?: AnyCollection): RunStep => ({
  kind: "run",
  statement,
  parameters,
  changes,
});

/** The entries of a row in the words table. */
export interface Entries {
  readonly scope: number;
  /** Each word with the number of letters it shares with the one before. */
  readonly words: ReadonlyMap<string, number>;
  /** The cells of the order. */
  readonly order: readonly Cell[];
  /** A bit mask of all words of the row. */
  readonly signs: number;
  readonly row: Cell;
}
