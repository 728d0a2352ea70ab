import { StoreIncompatible } from "@rollcall/core";
import { Database, type RecordedShape, type RowChange } from "@rollcall/core/storage";
import type { IDBPTransaction } from "idb";
import type { Layout, LogRecord } from "./open-database.ts";
import { applyChanges, changesToText, rowsToTexts } from "./row-text.ts";

/** A transaction over both object stores. */
export type LogTransaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  Layout,
  ("log" | "chunks")[],
  Mode
>;

/** What a record adds to the log. */
export interface LogEntry {
  readonly shapes?: readonly RecordedShape[];
  readonly changes?: readonly RowChange[];
}

/** Rows per chunk. Between two chunks, other work of the page runs. */
const chunkRows = 5_000;

/** A shorter log is never replaced by a snapshot. In characters. */
const shortLog = 256 * 1024;

/** All rows in memory, as of one record of the log. */
export class Replica {
  #database = new Database();
  #sequence = 0;
  /** The length of the records after the last snapshot, in characters, and the length at which a new snapshot replaces them. */
  #logLength = 0;
  #maxLogLength = shortLog;

  get database(): Database {
    return this.#database;
  }

  /** The number of the last record that the rows include. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Whether the log is longer than the snapshot, so that it is time for a new one. */
  get isLogLong(): boolean {
    return this.#logLength > this.#maxLogLength;
  }

  /**
   * Applies the records of other instances. Reads everything again if the log no longer has the next one.
   * @throws {StoreIncompatible} the log is incomplete
   */
  async catchUp(transaction: LogTransaction): Promise<void> {
    const log = transaction.objectStore("log");
    const missed = await log.getAll(IDBKeyRange.lowerBound(this.#sequence, true));
    if (missed.length === 0) return;
    if (missed[0]?.sequence === this.#sequence + 1) for (const record of missed) this.#follow(record);
    else await this.#load(transaction);
  }

  /**
   * Adds a record of what this instance has already applied to its rows.
   * @returns a function to call once the transaction has ended, which returns whether there was anything to commit
   */
  append(transaction: LogTransaction<"readwrite">, entries: readonly LogEntry[]): () => boolean {
    const shapes = entries.flatMap((entry) => entry.shapes ?? []);
    const changes = entries.flatMap((entry) => entry.changes ?? []);
    if (shapes.length + changes.length === 0) return () => false;
    const sequence = this.#sequence + 1;
    const record: LogRecord = { sequence, shapes, changes: changesToText(this.#database, changes) };
    // If it fails, so does the transaction.
    transaction
      .objectStore("log")
      .add(record)
      .catch(() => undefined);
    return () => {
      this.#count(record);
      return true;
    };
  }

  /** Replaces log and chunks with a new snapshot. If it fails, both are as before. */
  async compact(transaction: LogTransaction<"readwrite">): Promise<void> {
    await this.catchUp(transaction);
    // Another instance may have done it.
    if (!this.isLogLong) return;
    const shapes = [...this.#database.tables()].map(({ collection }) => collection);
    try {
      const snapshot = await this.#writeChunks(transaction);
      await transaction.objectStore("log").delete(IDBKeyRange.upperBound(this.#sequence));
      const record: LogRecord = { sequence: this.#sequence + 1, shapes, changes: "", snapshot };
      await transaction.objectStore("log").add(record);
      await transaction.done;
      this.#count(record);
    } catch (error) {
      // Without this, the browser would commit the part that succeeded.
      if (transaction.error === null) transaction.abort();
      throw error;
    }
  }

  async #writeChunks(transaction: LogTransaction<"readwrite">): Promise<{ chunks: number; length: number }> {
    const store = transaction.objectStore("chunks");
    await store.clear();
    let chunks = 0;
    let length = 0;
    for (const text of rowsToTexts(this.#database, chunkRows)) {
      await store.put(text, chunks);
      chunks += 1;
      length += text.length;
    }
    return { chunks, length };
  }

  /** Waits until the log is twice as long. */
  postponeCompaction(): void {
    this.#maxLogLength = 2 * this.#logLength;
  }

  async #load(transaction: LogTransaction): Promise<void> {
    const [first, ...later] = await transaction.objectStore("log").getAll();
    if (first?.snapshot === undefined) throw new StoreIncompatible("the log of the database is incomplete");
    const database = new Database();
    database.open(first.shapes);
    for (let index = 0; index < first.snapshot.chunks; index++) {
      const text = await transaction.objectStore("chunks").get(index);
      if (text === undefined) throw new StoreIncompatible("a chunk of the database is missing");
      applyChanges(database, text);
    }
    this.#database = database;
    this.#count(first);
    for (const record of later) this.#follow(record);
  }

  #follow(record: LogRecord): void {
    if (record.sequence !== this.#sequence + 1) throw new StoreIncompatible("the log of the database is incomplete");
    if (record.snapshot === undefined) {
      this.#database.open(record.shapes);
      applyChanges(this.#database, record.changes);
    }
    this.#count(record);
  }

  #count({ sequence, changes, snapshot }: LogRecord): void {
    this.#sequence = sequence;
    if (snapshot === undefined) this.#logLength += changes.length;
    else [this.#logLength, this.#maxLogLength] = [0, Math.max(shortLog, snapshot.length)];
  }
}
