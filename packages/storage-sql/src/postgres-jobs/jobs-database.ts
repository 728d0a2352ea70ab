import type pg from "pg";
import type { Db } from "pg-boss";

/** How long a statement may take, in milliseconds. After that, its connection counts as lost. */
const queryLimit = { query_timeout: 60_000 };

/** Behind a pooler, a connection may have settings that another client left. */
const begin =
  "begin isolation level read committed read write; set local lock_timeout = 30000; set local idle_in_transaction_session_timeout = 60000";

/** Whether a text has statements that can't run in a transaction, such as `reindex index concurrently`. */
const runsAlone = (text: string): boolean => /\bconcurrently\b/i.test(text);

const ignore = (): void => undefined;

/** Runs the statements of pg-boss, each in a transaction with its own settings. */
export class JobsDatabase implements Db {
  readonly #pool: pg.Pool;

  /** @param pool where the connections come from */
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async executeSql(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    const query = { ...queryLimit, text, values };
    if (runsAlone(text)) return this.#pool.query(query);
    const client = await this.#pool.connect();
    // A lost connection also fails the running statement.
    client.on("error", ignore);
    // As with `pool.query`, a failure closes the connection, which ends the transaction.
    let hasFailed = true;
    try {
      await client.query({ ...queryLimit, text: begin });
      const result = await client.query(query);
      await client.query({ ...queryLimit, text: "commit" });
      hasFailed = false;
      return result;
    } finally {
      client.off("error", ignore);
      client.release(hasFailed);
    }
  }
}
