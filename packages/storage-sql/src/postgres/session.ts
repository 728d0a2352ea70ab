import type { Client, PoolClient } from "pg";
import { type BoundStatement, Pipeline, PipelineError, type StatementResult } from "./pipeline.ts";

/** The names that a client has prepared, or `undefined` if a pooler gives every transaction another connection. */
const preparedBy = new WeakMap<Client | PoolClient, Set<string> | undefined>();

/** Errors that occur if a prepared statement belongs to another connection, or has been discarded. */
const isForeignStatement = (error: unknown): boolean =>
  ["26000", "42P05"].includes((error as { readonly code?: string }).code ?? "");

const bare = (sql: string): BoundStatement => ({ sql, parameters: [] });
const ignore = (): void => undefined;

/** How a transaction isolates itself from others. */
export type Isolation = "serializable" | "read committed" | "repeatable read, read only";

/**
 * One client for one transaction after another. The first statements of a transaction share the round trip of its beginning.
 * Statements are prepared unless the client is connected to a pooler.
 */
export class Session {
  readonly #client: Client | PoolClient;
  #pending: BoundStatement[] = [];
  #asksForProcess = false;
  #isOpen = false;

  constructor(client: Client | PoolClient) {
    this.#client = client;
    // A lost connection also fails the statement that runs. Without a listener, the event would end the process.
    client.on("error", ignore);
  }

  /** Begins a transaction with the next statements. */
  begin(isolation: Isolation, settings: readonly string[] = []): void {
    this.#pending = [`begin isolation level ${isolation}`, ...settings].map(bare);
    this.#asksForProcess = !preparedBy.has(this.#client);
    if (this.#asksForProcess) this.#pending.push(bare("select pg_backend_pid()"));
  }

  /** Runs statements in one round trip. */
  async send(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]> {
    const before = this.#pending.length;
    if (before === 0) return this.#send(statements);
    const all = [...this.#pending, ...statements];
    this.#pending = [];
    this.#isOpen = true;
    try {
      const results = await this.#send(all);
      if (this.#asksForProcess) this.#noteProcess(results[before - 1]?.rows[0]?.[0]);
      return results.slice(before);
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

  /** A pooler shows its own process id instead of that of the server. */
  #noteProcess(id: unknown): void {
    const isDirect = Number(id) === (this.#client as { readonly processID?: number }).processID;
    preparedBy.set(this.#client, isDirect ? new Set() : undefined);
  }

  #send(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]> {
    const prepared = preparedBy.get(this.#client);
    return new Promise((resolve, reject) => {
      const failed = (error: PipelineError): void => {
        if (isForeignStatement(error.cause)) preparedBy.set(this.#client, undefined);
        reject(error);
      };
      this.#client.query(new Pipeline(statements, prepared, { resolve, reject: failed }));
    });
  }
}
