import { randomUUID } from "node:crypto";
import {
  type AnyCollection,
  type Awaitable,
  type Store,
  type StoreObserver,
  StoreUnavailable,
  type Transaction,
} from "@rollcall/core";
import pg from "pg";
import { Migration } from "../schema/migrate.ts";
import { Statements } from "../statements/statements.ts";
import { AnswerWatch } from "./connection/answer-watch.ts";
import { ChangeFeed } from "./change-feed.ts";
import { isPooled } from "./connection/is-pooled.ts";
import { migratePostgres } from "./schema/migrate-postgres.ts";
import { SchemaVersion } from "./schema/schema-version.ts";
import { runReads } from "./drive.ts";
import { postgresDialect, type PostgresNames, requireNames, toName } from "./postgres-dialect.ts";
import { ReadTransactions } from "./read-transactions.ts";
import { Session } from "./connection/session.ts";
import { connectTimeout, keepAlive, retryWhileFull } from "./connection/connecting.ts";
import { Conflict, toStoreError } from "./to-store-error.ts";
import { WriteTransactions } from "./writes/write-transactions.ts";

/** What the store uses of a `Pool` of `pg`. */
export interface PostgresPool {
  readonly options: object;
  connect(): Promise<{ release(isBroken?: boolean): void }>;
}

/** Options of a PostgreSQL store. */
export type PostgresStoreOptions = {
  /** The schema of the tables. Created if it is missing. Default: `rollcall`. */
  readonly schema?: string;
  /** The beginning of all names of tables and indexes. Default: none. */
  readonly tablePrefix?: string;
  /**
   * A connection without a pooler, for migrations and notifications. Not needed if the other connections don't use a pooler either.
   * Behind a pooler and without it, changes by other processes arrive within a second instead of at once.
   */
  readonly directConnectionString?: string;
  /** How long a transaction waits for others, in milliseconds, at least 1. Default: 5000. */
  readonly lockTimeout?: number;
} & (
  | {
      /** Where to find the database, such as `postgresql://user:password@host:5432/database`. */
      readonly connectionString: string;
      /** The number of connections. Default: 10. */
      readonly maxConnections?: number;
    }
  | {
      /** The host's pool. The store does not close it. */
      readonly pool: PostgresPool;
    }
);

/**
 * Creates a store in a PostgreSQL database, for any number of processes. It has its own schema, so it can share the host's database. Works
 * through a pooler in transaction mode.
 * @throws {TypeError} the connection string is malformed, another option is out of range, or the pool uses the `pipeline` option of `pg`
 */
export function createPostgresStore(options: PostgresStoreOptions): Store {
  if ("pool" in options) {
    if ((options.pool.options as pg.ClientConfig & { readonly pipeline?: unknown }).pipeline === true)
      throw new TypeError(
        "`pool` must not have the option `pipeline`, because the store combines its statements itself",
      );
  } else requireUrl("connectionString", options.connectionString);
  if (options.directConnectionString !== undefined)
    requireUrl("directConnectionString", options.directConnectionString);
  return new PostgresStore(options);
}

/** Throws a `TypeError` unless it looks like a connection string. */
export function requireUrl(option: string, url: string): void {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new TypeError(`\`${option}\` must look like \`postgresql://user:password@host:5432/database\``);
}

/** How long a statement may run if it doesn't wait for others, in milliseconds. */
const longestStatement = 15_000;

/**
 * Each statement has an index in its order, so it is planned once for all parameters. A sequential or bitmap scan with a sort may seem
 * cheaper to the planner, because it doesn't know how few rows a page has. In a write transaction, a sequential scan would also conflict
 * with every write to its table.
 */
const planning = {
  plan_cache_mode: "force_generic_plan",
  ...{ enable_seqscan: "off", enable_bitmapscan: "off", enable_sort: "off" },
};

class PostgresStore implements Store {
  readonly #names: PostgresNames;
  readonly #pool: pg.Pool;
  readonly #ownsPool: boolean;
  readonly #direct: pg.ClientConfig;
  readonly #lockTimeout: number;
  readonly #watch: AnswerWatch;
  readonly #migration: Migration;
  readonly #schema: SchemaVersion;
  #collections: readonly AnyCollection[] = [];
  #checking: Promise<void> | undefined;
  readonly #isDirect: boolean;
  readonly #statements: Statements;
  readonly #reads: ReadTransactions;
  readonly #writes: WriteTransactions;
  readonly #feed: ChangeFeed;
  readonly #running = new Set<Promise<unknown>>();
  #observer: StoreObserver | undefined;
  #state: "new" | "open" | "closed" = "new";

  constructor(options: PostgresStoreOptions) {
    const { schema = "rollcall", tablePrefix: prefix = "", directConnectionString, lockTimeout = 5000 } = options;
    this.#names = { schema, prefix };
    requireNames(this.#names);
    // Zero would mean forever.
    if (!(lockTimeout >= 1 && lockTimeout < 2 ** 31))
      throw new TypeError("`lockTimeout` must be at least 1 millisecond");
    this.#lockTimeout = Math.floor(lockTimeout);
    const silence = this.#lockTimeout + longestStatement;
    this.#watch = new AnswerWatch(silence);
    const transactionSettings = { ...planning, idle_in_transaction_session_timeout: silence };
    this.#ownsPool = !("pool" in options);
    this.#pool =
      "pool" in options
        ? (options.pool as pg.Pool)
        : new pg.Pool({
            connectionString: options.connectionString,
            max: options.maxConnections ?? 10,
            connectionTimeoutMillis: connectTimeout,
            ...keepAlive,
          });
    // An idle connection was lost. The pool opens another one when it needs it.
    if (this.#ownsPool) this.#pool.on("error", () => undefined);
    this.#isDirect = directConnectionString !== undefined;
    this.#direct = this.#isDirect
      ? { connectionString: directConnectionString, connectionTimeoutMillis: connectTimeout, ...keepAlive }
      : this.#pool.options;
    const dialect = postgresDialect(this.#names);
    this.#migration = new Migration(dialect);
    this.#schema = new SchemaVersion(dialect, this.#names);
    this.#statements = new Statements(dialect);
    this.#feed = new ChangeFeed({
      channel: toName(`rollcall ${schema}.${prefix}`),
      instance: randomUUID(),
      connect: () => this.#connectDirectly(),
      query: async (sql, parameters = []) =>
        (await this.#session((session) => session.send([{ sql, parameters }])))[0]?.rows[0]?.[0],
    });
    this.#reads = new ReadTransactions({
      statements: this.#statements,
      schema: this.#schema,
      schemaChanged: () => this.#checkSchema(),
      prefix,
      connect: () => this.#connect(),
      isWaitedFor: () => this.#isWaitedFor(),
      settings: transactionSettings,
    });
    this.#writes = new WriteTransactions({
      dialect,
      statements: this.#statements,
      schema: this.#schema,
      schemaChanged: () => this.#checkSchema(),
      prefix,
      connect: () => this.#connect(),
      lockTimeout: this.#lockTimeout,
      settings: transactionSettings,
      committed: () => this.#feed.committed(),
      conflict: () => this.#observer?.conflict(),
    });
  }

  async open(collections: readonly AnyCollection[], observer?: StoreObserver): Promise<void> {
    this.#observer = observer;
    if (this.#state === "closed") throw this.#notOpen();
    try {
      this.#schema.accept(await this.#migrate(collections));
      this.#collections = collections;
    } catch (error) {
      const failure = toStoreError(error, this.#names.prefix);
      throw failure instanceof Conflict ? new StoreUnavailable("the database is busy", { cause: failure }) : failure;
    }
    this.#state = "open";
  }

  transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Promise<T> {
    if (this.#state !== "open") return Promise.reject(this.#notOpen());
    const result = mode === "write" ? this.#writes.run(work) : this.#reads.run(work);
    const running = result.then(undefined, () => undefined).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return result;
  }

  watch(listener: () => void): () => void {
    return this.#feed.add(listener);
  }

  async close(): Promise<void> {
    if (this.#state === "closed") return;
    this.#state = "closed";
    await Promise.all(this.#running);
    this.#reads.releaseAll();
    await this.#feed.stop();
    if (this.#ownsPool) await this.#pool.end();
  }

  async #migrate(collections: readonly AnyCollection[]): Promise<string> {
    if (!this.#isDirect)
      return migratePostgres(await this.#pool.connect(), this.#names, collections, this.#lockTimeout);
    const client = new pg.Client(this.#direct);
    await client.connect();
    try {
      return await migratePostgres(client, this.#names, collections, this.#lockTimeout);
    } finally {
      await client.end();
    }
  }

  /** Checks the tables after a migration by another process, once for all transactions that have noticed it. */
  #checkSchema(): Promise<void> {
    this.#checking ??= this.#requireUnchanged().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #requireUnchanged(): Promise<void> {
    try {
      await this.#session(async (session) => {
        session.begin("repeatable read, read only");
        const [version] = await runReads(
          (all) => session.send(all),
          [this.#migration.requireUnchanged(this.#collections)],
        );
        this.#schema.accept(version as string);
      });
    } catch (error) {
      throw toStoreError(error, this.#names.prefix);
    }
  }

  async #session<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.#connect();
    return work(session).finally(() => session.release());
  }

  /** Whether writes, other reads or the host wait for a connection. */
  #isWaitedFor(): boolean {
    return this.#pool.waitingCount > 0 && this.#pool.idleCount === 0;
  }

  async #connect(): Promise<Session> {
    try {
      const client = await retryWhileFull(() => {
        const connecting = this.#pool.connect();
        if (this.#isWaitedFor()) this.#reads.releaseAll();
        return connecting;
      });
      return new Session(client, { watch: this.#watch });
    } catch (error) {
      throw toStoreError(error, this.#names.prefix);
    }
  }

  /** A connection that can listen; undefined behind a pooler. */
  async #connectDirectly(): Promise<pg.Client | undefined> {
    const client = new pg.Client({ ...this.#direct, query_timeout: connectTimeout });
    client.on("error", () => undefined);
    await client.connect();
    let canListen = false;
    try {
      canListen = this.#isDirect || !(await isPooled(client));
      return canListen ? client : undefined;
    } finally {
      if (!canListen) await client.end();
    }
  }

  #notOpen(): StoreUnavailable {
    return new StoreUnavailable(this.#state === "closed" ? "the store is closed" : "the store has not been opened");
  }
}
