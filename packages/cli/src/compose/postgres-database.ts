import type { AnyCollection, Store } from "@rollcall/core";
import type { InspectedDatabase, PostgresInspection } from "@rollcall/storage-sql/postgres";
import { CliError, toSettingError } from "../cli-error.ts";
import type { PostgresConfig } from "../config/rollcall-config.ts";
import type { Database } from "./database.ts";

/** Tables in a PostgreSQL database. */
export class PostgresDatabase implements Database {
  readonly collections: readonly AnyCollection[];
  readonly isInMemory = false;
  readonly config: PostgresConfig;

  constructor(config: PostgresConfig, collections: readonly AnyCollection[]) {
    this.config = config;
    this.collections = collections;
  }

  get label(): string {
    const { postgres, schema = "rollcall", tablePrefix = "" } = this.config;
    const prefix = tablePrefix === "" ? "" : `, tables ${tablePrefix}*`;
    return `${withoutPassword(postgres)} (schema ${schema}${prefix})`;
  }

  async createStore(lockTimeout?: number): Promise<Store> {
    const { createPostgresStore } = await loadAdapter();
    const { postgres: connectionString, ...options } = this.config;
    try {
      return createPostgresStore({ connectionString, ...defined({ ...options, lockTimeout }) });
    } catch (error) {
      throw toSettingError(error);
    }
  }

  async inspect(): Promise<PostgresInspection> {
    const { inspectPostgres } = await loadAdapter();
    return inspectPostgres(this.#inspected, this.collections);
  }

  async plan(): Promise<readonly string[]> {
    const { planPostgres } = await loadAdapter();
    return planPostgres(this.#inspected, this.collections);
  }

  get #inspected(): InspectedDatabase {
    const { postgres: connectionString, ...options } = this.config;
    return { connectionString, ...options };
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(options: T): Defined<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Defined<T>;

/** The adapter needs `pg`, which is an optional peer dependency. */
async function loadAdapter() {
  try {
    return await import("@rollcall/storage-sql/postgres");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new CliError(2, "PostgreSQL needs the package `pg`, which is not installed: run `npm install pg`", {
      cause: error,
    });
  }
}

/** The user, host and database of a connection string. Its parameters may contain a password, too. */
function withoutPassword(connectionString: string): string {
  const { protocol, username, host, pathname, searchParams } = new URL(connectionString);
  const socket = searchParams.get("host");
  return `${protocol}//${username === "" ? "" : `${username}@`}${socket ?? host}${pathname}`;
}
