import type { Client, PoolClient } from "pg";
import type { AnswerWatch } from "./answer-watch.ts";
import { isNothingChanged, SchemaChanged } from "../to-store-error.ts";
import { bare, type BoundStatement, Pipeline, PipelineError, type StatementResult } from "./pipeline.ts";

/** The names that a client has prepared, or `undefined` if a pooler gives every transaction another connection. */
const preparedBy = new WeakMap<Client | PoolClient, Set<string> | undefined>();

/** Errors that occur if a prepared statement belongs to another connection, or has been discarded. */
const isForeignStatement = (error: unknown): boolean =>
  ["26000", "42P05"].includes((error as { readonly code?: string }).code ?? "");

const ignore = (): void => undefined;

/** How long reads may share a connection for which others wait, in milliseconds. */
const longestShare = 5;

/** How a transaction isolates itself from others. */
export type Isolation = "serializable" | "read committed" | "repeatable read, read only";

/** How a session uses its connection. */
export interface SessionOptions {
  /** `false` if its statements don't occur again. Default: `true`. */
  readonly prepares?: boolean;
  /** Ends the connection if an answer takes too long. Without it, statements may take any amount of time. */
  readonly watch?: AnswerWatch;
}

/**
 * One client for one transaction after another. The first statements of a transaction share the round trip of its beginning.
 * Statements are prepared unless the client is connected to a pooler.
 */
export class Session {
  readonly #client: Client | PoolClient;
  readonly #prepares: boolean;
  readonly #watch: AnswerWatch | undefined;
  #pending: BoundStatement[] = [];
  #processAt = -1;
  readonly #began = performance.now();
  #isOpen = false;

  /**
   * Uses a connected client.
   * @param client the connection
   * @param options how to use it
   */
  constructor(client: Client | PoolClient, { prepares = true, watch }: SessionOptions = {}) {
    this.#client = client;
    this.#prepares = prepares;
    this.#watch = watch;
    // A lost connection also fails the running statement. Without a listener, the event would end the process.
    client.on("error", ignore);
  }

  /**
   * Whether its transaction may stay open until the next one begins. A pooler would reserve a connection for it. While others wait for a
   * connection, consecutive reads may share this one only for a short time.
   */
  canStayOpen(isWaitedFor: boolean): boolean {
    if (isWaitedFor && performance.now() - this.#began > longestShare) return false;
    return preparedBy.get(this.#client) !== undefined;
  }

  /** Begins a transaction with the next statements, after the end of one that is open. */
  begin(isolation: Isolation, settings: readonly BoundStatement[] = []): void {
    if (this.#isOpen) this.sendLater([bare("rollback")]);
    this.sendLater([bare(`begin isolation level ${isolation}`), ...settings]);
    if (!this.#prepares || preparedBy.has(this.#client)) return;
    this.#processAt = this.#pending.length;
    this.sendLater([bare("select pg_backend_pid()")]);
  }

  /** Runs statements before the next ones, in the same round trip. */
  sendLater(statements: readonly BoundStatement[]): void {
    this.#pending.push(...statements);
  }

  /**
   * Runs statements in one round trip.
   * @throws {PipelineError} one of them failed
   * @throws {SchemaChanged} the transaction checks the schema, and another process has migrated the tables
   */
  async send(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]> {
    const before = this.#pending.length;
    const all = before === 0 ? statements : [...this.#pending, ...statements];
    this.#pending = [];
    if (all.length === 0) return [];
    this.#isOpen = true;
    const processAt = this.#processAt;
    this.#processAt = -1;
    try {
      const results = await this.#send(all);
      if (processAt >= 0) this.#noteProcess(results[processAt]?.rows[0]?.[0]);
      return before === 0 ? results : results.slice(before);
    } catch (error) {
      if (!(error instanceof PipelineError)) throw error;
      if (all[error.results.length]?.checksSchema === true && isNothingChanged(error.cause))
        throw new SchemaChanged("another process has migrated the tables", { cause: error.cause });
      throw error.after(before);
    }
  }

  /**
   * Runs statements, ends the transaction and waits for it.
   * @returns whether it was committed, or had not begun
   */
  async commit(statements: readonly BoundStatement[] = []): Promise<boolean> {
    if (!this.#isOpen && statements.length === 0) {
      this.#pending = [];
      return true;
    }
    const results = await this.send([...statements, bare("commit")]);
    this.#isOpen = false;
    return results.at(-1)?.command === "COMMIT";
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
    const prepared = this.#prepares ? preparedBy.get(this.#client) : undefined;
    return new Promise((resolve, reject) => {
      const pipeline = new Pipeline(statements, prepared, {
        resolve: (results) => {
          this.#watch?.delete(pipeline);
          resolve(results);
        },
        reject: (error) => {
          this.#watch?.delete(pipeline);
          if (isForeignStatement(error.cause)) preparedBy.set(this.#client, undefined);
          reject(error);
        },
      });
      this.#watch?.add(pipeline);
      this.#client.query(pipeline);
    });
  }
}
