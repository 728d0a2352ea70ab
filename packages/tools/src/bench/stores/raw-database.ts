import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import pg from "pg";
import { pragmas } from "../members/pragmas.ts";

/** A row by its column names. */
export type RawRow = Readonly<Record<string, SQLOutputValue>>;

/** One connection of a driver, used without a store. */
export interface RawConnection {
  /** Runs a statement with `?` for its parameters, prepared once. */
  run(sql: string, parameters?: readonly SQLOutputValue[]): Promise<readonly RawRow[]>;
  close(): Promise<void>;
}

/** A database that a store uses, too. */
export interface RawDatabase {
  connect(): Promise<RawConnection>;
  /** How many connections can write at the same time. */
  readonly writers: number;
  /** Begins a transaction that writes. */
  readonly begin: string;
  /** Yields the names of all tables as `name`. */
  readonly tables: string;
}

/** The file of a SQLite store. */
export const rawSqlite = (path: string): RawDatabase => ({
  writers: 1,
  begin: "begin immediate",
  tables: "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  async connect() {
    const database = new DatabaseSync(path);
    database.exec(`${pragmas}; pragma synchronous = full; pragma busy_timeout = 10000`);
    const statements = new Map<string, StatementSync>();
    return {
      async run(sql, parameters = []) {
        let statement = statements.get(sql);
        if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
        return statement.all(...parameters);
      },
      close: async () => database.close(),
    };
  },
});

/** The schema of a PostgreSQL store. Values arrive as text. */
export const rawPostgres = (connectionString: string, schema: string): RawDatabase => ({
  writers: 16,
  begin: "begin",
  tables: `select tablename as name from pg_tables where schemaname = '${schema}'`,
  async connect() {
    const types = { getTypeParser: () => (text: string | Buffer) => text };
    const client = new pg.Client({ connectionString, types });
    await client.connect();
    await client.query(`set search_path = ${schema}`);
    const names = new Map<string, { readonly name: string; readonly text: string }>();
    return {
      async run(sql, parameters = []) {
        let named = names.get(sql);
        if (named === undefined) {
          let count = 0;
          named = { name: `raw_${names.size}`, text: sql.replaceAll("?", () => `$${++count}`) };
          names.set(sql, named);
        }
        return (await client.query<RawRow>({ ...named, values: [...parameters] })).rows;
      },
      close: () => client.end(),
    };
  },
});
