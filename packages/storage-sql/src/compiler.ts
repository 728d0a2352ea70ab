import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";

/** Kysely used only as a compiler; it never runs a statement. */
export const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A statement compiled once for all connections. Each connection caches its prepared statement under `slot`. */
export interface Statement {
  readonly slot: number;
  readonly sql: string;
}

let slots = 0;

/** Compiles a statement. Its values are placeholders; only their number and order matter. */
export const statement = (text: RawBuilder<unknown>): Statement => ({ slot: slots++, sql: text.compile(compiler).sql });

/** A value to be bound later. */
export const parameter = sql`${null}`;

/**
 * A placeholder for `limit`. A bare parameter makes SQLite prepare the statement again for each value.
 */
export const rowCount = sql`cast(${parameter} as integer)`;

/** Joins conditions with `and`. Empty without conditions. */
export const where = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
