import { Checkpoints } from "./checkpoints.ts";
import { Connection, type Synchronous } from "./connection.ts";

/** Connections kept open for reads during a long transaction. */
const maxSpares = 3;

/**
 * The connections of a store. Work uses the first one, whose page cache stays warm. Others are opened while an asynchronous
 * transaction occupies it. A database in memory has only one connection.
 */
export class Connections {
  readonly #path: string;
  readonly #synchronous: Synchronous;
  #primary: Connection | undefined;
  #taken = 0;
  readonly #spare: Connection[] = [];
  #waiting: (() => void)[] = [];
  #version = 0;
  #isEndingReads = false;
  readonly #checkpoints: Checkpoints;
  /** The connection that reads use until the changes of the writing one are on the disk. */
  #kept: Connection | undefined;
  #keptFor: Connection | undefined;
  /** The data version of the writing connection in that state. */
  #keptVersion = 0;

  /** @param path the file, or `:memory:` */
  constructor(path: string, synchronous: Synchronous) {
    this.#path = path;
    this.#synchronous = synchronous;
    this.#checkpoints = new Checkpoints(path);
  }

  /** Opens the first connection, enables the write-ahead log and prepares the schema. Can be called again. */
  open(prepare: (connection: Connection) => void): void {
    const connection = this.#primary ?? new Connection(this.#path, this.#synchronous);
    try {
      connection.endRead();
      if (!this.#single) connection.execute("pragma journal_mode = wal");
      if (!this.#single && this.#primary === undefined) connection.emptyLog();
      prepare(connection);
    } catch (error) {
      if (this.#primary === undefined) connection.close();
      throw error;
    }
    this.#primary = connection;
  }

  /** Whether {@link take} can return one now. */
  get free(): boolean {
    return !this.#single || this.#taken === 0;
  }

  /**
   * Whether the state kept for reads lacks changes by other connections. These may have been acknowledged, so reads have to wait for the
   * flush.
   */
  get isKeptStateOld(): boolean {
    return this.#keptFor !== undefined && this.#keptFor.dataVersion() !== this.#keptVersion;
  }

  /** Resolves when a connection is released. */
  whenFree(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Takes a connection for exclusive use. Writes use the first one if it is free. */
  take(mode: "read" | "write"): Connection {
    if (mode === "read" && this.#kept !== undefined) {
      this.#kept.users++;
      return this.#kept;
    }
    const primary = this.#primary;
    let taken: Connection;
    if (primary?.users === 0) taken = primary;
    else {
      taken = this.#spare.pop() ?? new Connection(this.#path, this.#synchronous);
      // A waiting read occupies the first connection, so this one replaces it. Commits of others can't be distinguished from
      // its own, so the next poll reports a change.
      if (mode === "write" || primary === undefined) [this.#primary, this.#version] = [taken, -1];
    }
    if (mode === "write") taken.endRead();
    this.#taken++;
    taken.users = 1;
    return taken;
  }

  /** From now until this connection, which has begun to write, is released, reads use another one that sees the state before. */
  keepState(writer: Connection): void {
    const kept = this.take("read");
    try {
      kept.keepState();
    } catch (error) {
      this.endRead(kept);
      throw error;
    }
    this.#kept = kept;
    this.#keptFor = writer;
    this.#keptVersion = writer.dataVersion();
  }

  /**
   * Returns a connection after a read. Its transaction stays open for other reads in the same turn of the event loop, because locking the
   * file takes as long as reading several rows. Within a turn this process learns nothing from others that could make the state outdated.
   */
  giveBackRead(connection: Connection): void {
    if (connection !== this.#primary) {
      this.endRead(connection);
      return;
    }
    this.giveBack(connection);
    if (this.#isEndingReads) return;
    this.#isEndingReads = true;
    process.nextTick(this.#endReads);
  }

  readonly #endReads = (): void => {
    this.#isEndingReads = false;
    if (this.#primary?.users === 0) this.#primary.endRead();
  };

  /** Returns a connection after a read, and ends its transaction unless other reads use it. */
  endRead(connection: Connection): void {
    if (connection.users === 1) connection.endRead();
    this.giveBack(connection);
  }

  giveBack(connection: Connection): void {
    if (connection.users > 1) {
      connection.users--;
      return;
    }
    if (connection !== this.#primary) {
      if (this.#spare.length < maxSpares) this.#spare.push(connection);
      else connection.close();
    }
    this.#letGo(connection);
  }

  #letGo(connection: Connection): void {
    this.#taken--;
    connection.users = 0;
    if (connection === this.#keptFor) this.#endKeptState();
    if (this.#waiting.length === 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #endKeptState(): void {
    const kept = this.#kept;
    this.#kept = this.#keptFor = undefined;
    if (kept === undefined) return;
    kept.endKeptState();
    this.endRead(kept);
  }

  /**
   * Returns a connection after a commit.
   * @returns resolves when the next write may begin; `undefined` if it may at once
   */
  giveBackCommitted(connection: Connection): Promise<void> | undefined {
    this.giveBack(connection);
    return this.#single ? undefined : this.#checkpoints.afterCommit(connection);
  }

  /** Closes a connection whose rollback failed, which rolls it back. The next one replaces it. */
  drop(connection: Connection): void {
    // Closing the only connection of a database in memory would delete its data.
    if (!this.#single) {
      if (connection === this.#primary) this.#primary = undefined;
      try {
        connection.close();
      } catch {
        // The connection is discarded, so its error does not matter.
      }
    }
    this.#letGo(connection);
  }

  /** Whether another connection has committed since the last call. */
  changed(): boolean {
    if (this.#primary === undefined || this.#primary.users > 0) return false;
    this.#primary.endRead();
    const version = this.#primary.dataVersion();
    if (version === this.#version) return false;
    this.#version = version;
    return true;
  }

  /** Waits for connections in use, then writes the log into the database and closes the file. */
  async close(): Promise<void> {
    while (this.#taken > 0) await this.whenFree();
    await this.#checkpoints.whenIdle();
    for (const connection of this.#spare.splice(0)) connection.close();
    this.#primary?.close();
    this.#primary = undefined;
  }

  get #single(): boolean {
    return this.#path === ":memory:";
  }
}
