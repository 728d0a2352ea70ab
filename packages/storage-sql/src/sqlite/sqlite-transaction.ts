import { setImmediate } from "node:timers/promises";
import {
  type Answers,
  type Awaitable,
  type Change,
  isPromise,
  type Read,
  type Transaction,
  type Value,
} from "@rollcall/core";
import type { Connection } from "./connection.ts";
import { readAll } from "./read-all.ts";
import { runStep, runSteps } from "./run-steps.ts";
import { sqliteStatements } from "./sqlite-dialect.ts";
import { toStoreError } from "./to-store-error.ts";

/** How long writes may block the event loop before other work continues, in milliseconds. */
export const longestTurn = 8;
/** The number of keys that are read without a pause. */
const maxKeys = 500;
/** The number of changes that are always written without a pause. */
const smallWrite = 10;

const isLarge = ({ query, args }: Read<unknown>): boolean =>
  query.kind === "get-many" && (args as readonly unknown[]).length > maxKeys;

/**
 * One run of a transaction on a connection. Because SQLite runs in the process, everything is synchronous. The exception: writing many
 * changes, and first reading the rows of many keys, let other work continue in between.
 */
export class SqliteTransaction implements Transaction {
  #connection: Connection | undefined;
  readonly #mode: "read" | "write";
  /** Whether the connection may contain changes of this run. */
  wrote = false;
  /** Why a write failed. No change of the run is kept then, even if the work ignores the error. */
  failure: Error | undefined;
  /** The number of writes that are only partly done so far. */
  #paused = 0;

  constructor(connection: Connection, mode: "read" | "write") {
    this.#connection = connection;
    this.#mode = mode;
  }

  read<const Reads extends readonly Read<unknown>[]>(reads: Reads): Awaitable<Answers<Reads>> {
    const answers = this.#mode === "write" && reads.some(isLarge) ? this.#readInTurns(reads) : this.#readAll(reads);
    return answers as Awaitable<Answers<Reads>>;
  }

  #readAll(reads: readonly Read<unknown>[]): unknown[] {
    const connection = this.#open();
    try {
      return readAll(connection, reads);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async #readInTurns(reads: readonly Read<unknown>[]): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const read of reads) {
      if (!isLarge(read)) {
        answers.push(...this.#readAll([read]));
        continue;
      }
      const keys = read.args as readonly (readonly Value[])[];
      const rows: unknown[] = [];
      for (let at = 0; at < keys.length; at += maxKeys) {
        const [part] = this.#readAll([{ ...read, args: keys.slice(at, at + maxKeys) } as Read<unknown>]);
        rows.push(...(part as readonly unknown[]));
        await setImmediate();
      }
      answers.push(rows);
    }
    return answers;
  }

  write(changes: readonly Change[]): Awaitable<void> {
    const written = this.#writeFrom(changes, 0);
    // A failure fails the transaction, even if the work doesn't await the write.
    if (isPromise(written)) written.then(undefined, () => undefined);
    return written;
  }

  #writeFrom(changes: readonly Change[], from: number): Awaitable<void> {
    const connection = this.#open();
    if (this.#mode === "read") throw new TypeError("a `read` transaction cannot write");
    if (this.failure !== undefined) throw this.failure;
    const began = performance.now();
    for (let at = from; at < changes.length; at++) {
      if (at >= from + smallWrite && performance.now() - began > longestTurn) return this.#continue(changes, at);
      const change = changes[at];
      if (change === undefined) continue;
      try {
        const writer = sqliteStatements.writer(change.collection);
        const only = writer.only(change);
        if (only === undefined) runSteps(connection, writer.several(change));
        else runStep(connection, only);
        this.wrote = true;
      } catch (error) {
        // A searchable collection takes several statements, and the first ones may have succeeded.
        this.wrote ||= change.collection.search !== undefined || !connection.inTransaction;
        const failure = toStoreError(error, change.collection);
        this.failure = failure instanceof Error ? failure : new Error("a write failed", { cause: failure });
        throw this.failure;
      }
    }
  }

  async #continue(changes: readonly Change[], from: number): Promise<void> {
    this.#paused++;
    await setImmediate();
    this.#paused--;
    await this.#writeFrom(changes, from);
  }

  /** From here on the work can no longer access the store. */
  end(): void {
    if (this.#paused > 0) this.failure ??= new TypeError("the work must await its writes");
    this.#connection = undefined;
  }

  #open(): Connection {
    if (this.#connection === undefined) throw new TypeError("the transaction has ended");
    return this.#connection;
  }
}
