import type { Client, PoolClient } from "pg";
import { type BoundStatement, Pipeline, PipelineError, type StatementResult } from "./pipeline.ts";

const bare = (sql: string): BoundStatement => ({ sql, parameters: [] });
const ignore = (): void => undefined;

/** How a transaction isolates itself from others. */
export type Isolation = "serializable" | "read committed" | "repeatable read, read only";

/** One client for one transaction after another. The first statements of a transaction share the round trip of its beginning. */
export class Session {
  readonly #client: Client | PoolClient;
  #pending: BoundStatement[] = [];
  #isOpen = false;

  constructor(client: Client | PoolClient) {
    this.#client = client;
    // A lost connection also fails the statement that runs. Without a listener, the event would end the process.
    client.on("error", ignore);
  }

  /** Begins a transaction with the next statements. */
  begin(isolation: Isolation, settings: readonly string[] = []): void {
    this.#pending = [`begin isolation level ${isolation}`, ...settings].map(bare);
  }

  /** Runs statements in one round trip. */
  async send(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]> {
    const before = this.#pending.length;
    if (before === 0) return this.#send(statements);
    const all = [...this.#pending, ...statements];
    this.#pending = [];
    this.#isOpen = true;
    try {
      return (await this.#send(all)).slice(before);
    } catch (error) {
      throw error instanceof PipelineError ? new PipelineError(error.cause, error.results.slice(before)) : error;
    }
  }

  /**
   * Ends the transaction and waits for it.
   * @returns whether it was committed, or had not begun
   */
  async commit(): Promise<boolean> {
    this.#pending = [];
    if (!this.#isOpen) return true;
    const [result] = await this.#send([bare("commit")]);
    this.#isOpen = false;
    return result?.command === "COMMIT";
  }

  /** Ends the transaction without waiting, and then gives the client back. A client whose transaction can't be ended is closed. */
  release(): void {
    if (!this.#isOpen) this.#giveBack();
    else
      void this.#send([bare("rollback")]).then(
        () => this.#giveBack(),
        () => this.#giveBack(true),
      );
  }

  #giveBack(isBroken = false): void {
    this.#client.off("error", ignore);
    if ("release" in this.#client) this.#client.release(isBroken);
  }

  #send(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]> {
    return new Promise((resolve, reject) => {
      this.#client.query(new Pipeline(statements, resolve, reject));
    });
  }
}
