import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";

/** Kysely as a compiler alone: it quotes, numbers and orders; it never runs anything. */
export const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A statement compiled once for all connections; each connection keeps what it prepared of it under `slot`. */
export interface Statement {
  readonly slot: number;
  readonly sql: string;
}

let slots = 0;

/** Compiles a statement. Values in it are placeholders: what matters is their number and order. */
export const statement = (text: RawBuilder<unknown>): Statement => ({ slot: slots++, sql: text.compile(compiler).sql });

/** A value to be bound later. */
export const parameter = sql`${null}`;

/**
 * How many rows: a placeholder for `limit`. A bare one makes SQLite prepare the statement anew for each page, to plan for the
 * value that it has.
 */
export const rowCount = sql`cast(${parameter} as integer)`;

/** Joins conditions with `and`; nothing where there are none. */
export const where = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
