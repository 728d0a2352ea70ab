import pg from "pg";
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
    // A lost connection also fails the statement that runs.
    client.on("error", ignore);
    // After a failure, `commit` ends the transaction without its changes.
    const steps = [{ ...queryLimit, text: begin }, query, { ...queryLimit, text: "commit" }];
    const [begun, result, ended] = await Promise.allSettled(steps.map((step) => client.query(step)));
    client.off("error", ignore);
    const failure = [begun, result, ended].find((one) => one?.status === "rejected");
    client.release(begun?.status === "rejected" || ended?.status === "rejected");
    if (failure !== undefined || result?.status !== "fulfilled") throw failure?.reason;
    return result.value;
  }
}
