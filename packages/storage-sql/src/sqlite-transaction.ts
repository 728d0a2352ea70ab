import type { Answers, Change, Read, Transaction } from "@rollcall/core";
import type { Connection } from "./connections/connection.ts";
import { readAll } from "./statements/read-all.ts";
import { writeChange } from "./statements/write-change.ts";
import { toStoreError } from "./to-store-error.ts";

/** One run of a transaction on a connection. Everything is synchronous, because SQLite runs in the process. */
export class SqliteTransaction implements Transaction {
  #connection: Connection | undefined;
  readonly #mode: "read" | "write";
  /** Whether the connection may contain changes of this run. */
  wrote = false;
  /** Why a write failed. No change of the run is kept then, even if the work ignores the error. */
  failure: Error | undefined;

  constructor(connection: Connection, mode: "read" | "write") {
    this.#connection = connection;
    this.#mode = mode;
  }

  read<const Reads extends readonly Read<unknown>[]>(reads: Reads): Answers<Reads> {
    const connection = this.#open();
    try {
      return readAll(connection, reads) as unknown as Answers<Reads>;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  write(changes: readonly Change[]): void {
    const connection = this.#open();
    if (this.#mode === "read") throw new TypeError("a `read` transaction cannot write");
    if (this.failure !== undefined) throw this.failure;
    for (const change of changes) {
      try {
        writeChange(connection, change);
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

  /** From here on the work can no longer access the store. */
  end(): void {
    this.#connection = undefined;
  }

  #open(): Connection {
    if (this.#connection === undefined) throw new TypeError("the transaction has ended");
    return this.#connection;
  }
}
