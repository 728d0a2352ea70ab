import type { Awaitable, StoreUnavailable } from "@rollcall/core";
import type { Database } from "@rollcall/core/storage";
import type { IDBPDatabase } from "idb";
import type { Layout } from "./open-database.ts";
import { type LogEntry, type LogTransaction, Replica } from "./replica.ts";
import { awaitedOther, toStoreError } from "./to-store-error.ts";

/** The work of one caller. */
export interface Work<T> {
  /** Runs on the rows and returns what it has changed. Must not await anything but the store. */
  run(): Awaitable<LogEntry & { readonly answer: T }>;
  /** Reverts what `run` has changed. */
  undo(): void;
}

interface Task<T> {
  readonly mode: "read" | "write";
  begin(database: Database): Work<T>;
  readonly resolve: (answer: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Work that has run and is not yet committed. */
interface Done {
  readonly task: Task<unknown>;
  readonly work: Work<unknown>;
  readonly entry: LogEntry & { readonly answer: unknown };
}

/** What a queue needs of its store. */
export interface QueueOptions {
  readonly connect: () => Promise<IDBPDatabase<Layout>>;
  readonly durability: "strict" | "relaxed";
  /** Called after a commit of this instance. */
  readonly committed: (sequence: number) => void;
  /** Called after reading commits of others. */
  readonly received: (sequence: number) => void;
}

/**
 * Runs the work of one instance in order. Consecutive reads share one read of the log, and consecutive writes share one
 * IndexedDB transaction, which keeps all other tabs out while it runs.
 */
export class TaskQueue {
  readonly #options: QueueOptions;
  readonly #replica = new Replica();
  readonly #tasks: Task<unknown>[] = [];
  #running: Promise<void> | undefined;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Runs work after all earlier work. The promise resolves when its changes are committed. */
  add<T>(mode: "read" | "write", begin: (database: Database) => Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#tasks.push({ mode, begin, resolve, reject } as Task<unknown>);
      this.#running ??= this.#run();
    });
  }

  /** Rejects the work that waits. Returns when the running work has ended. */
  async end(error: StoreUnavailable): Promise<void> {
    for (const { reject } of this.#tasks.splice(0)) reject(error);
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const [first] = this.#tasks;
      if (first === undefined) break;
      const other = this.#tasks.findIndex(({ mode }) => mode !== first.mode);
      const batch = this.#tasks.splice(0, other === -1 ? this.#tasks.length : other);
      if (first.mode === "read") await this.#read(batch);
      else await this.#write(batch);
    }
    this.#running = undefined;
  }

  async #read(tasks: readonly Task<unknown>[]): Promise<void> {
    try {
      await this.#catchUp(await this.#transaction("readonly"));
    } catch (error) {
      for (const { reject } of tasks) reject(toStoreError(error));
      return;
    }
    for (const task of tasks) {
      const done = await this.#attempt(task);
      if (done !== undefined) task.resolve(done.entry.answer);
    }
  }

  /** Commits what succeeds. If the commit of several fails, each gets its own commit. */
  async #write(tasks: readonly Task<unknown>[]): Promise<void> {
    const done: Done[] = [];
    const open = new Set(tasks);
    try {
      const transaction = await this.#transaction("readwrite");
      const ended = { early: false };
      void transaction.done.then(
        () => (ended.early = true),
        () => undefined,
      );
      await this.#catchUp(transaction);
      for (const task of tasks) {
        const one = await this.#attempt(task);
        if (one === undefined) open.delete(task);
        else done.push(one);
      }
      if (ended.early) throw new TypeError(awaitedOther);
      const commit = await this.#append(transaction, done);
      await transaction.done;
      if (commit()) this.#options.committed(this.#replica.sequence);
    } catch (error) {
      for (const { work } of done.toReversed()) work.undo();
      for (const task of open) {
        if (tasks.length === 1) task.reject(toStoreError(error));
        else await this.#write([task]);
      }
      return;
    }
    for (const { task, entry } of done) task.resolve(entry.answer);
    await this.#compact();
  }

  /** Adds to the log. The browser may have committed the transaction already, although it hasn't said so yet. */
  async #append(transaction: LogTransaction<"readwrite">, done: readonly Done[]): Promise<() => boolean> {
    try {
      return this.#replica.append(
        transaction,
        done.map(({ entry }) => entry),
      );
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "InvalidStateError")) throw error;
      await transaction.done;
      throw new TypeError(awaitedOther, { cause: error });
    }
  }

  /** Runs one task. If it fails, it has changed nothing, and its caller gets the error. */
  async #attempt(task: Task<unknown>): Promise<Done | undefined> {
    const work = task.begin(this.#replica.database);
    try {
      return { task, work, entry: await work.run() };
    } catch (error) {
      work.undo();
      task.reject(error);
      return undefined;
    }
  }

  /** Keeps the log short. If the browser refuses, the log grows until it is twice as long. */
  async #compact(): Promise<void> {
    if (!this.#replica.isLogLong) return;
    try {
      await this.#replica.compact(await this.#transaction("readwrite"));
    } catch {
      this.#replica.postponeCompaction();
    }
  }

  async #catchUp(transaction: LogTransaction): Promise<void> {
    const before = this.#replica.sequence;
    await this.#replica.catchUp(transaction);
    if (this.#replica.sequence > before) this.#options.received(this.#replica.sequence);
  }

  async #transaction<Mode extends "readonly" | "readwrite">(mode: Mode): Promise<LogTransaction<Mode>> {
    const connection = await this.#options.connect();
    const transaction = connection.transaction(["log", "chunks"], mode, { durability: this.#options.durability });
    // Requests fail with the same error, and the end is not always awaited.
    transaction.done.catch(() => undefined);
    return transaction;
  }
}
