import { Connection, type Synchronous } from "./connection.ts";

/** Spare connections kept open for reads beside a long transaction. */
const maxSpares = 3;

/**
 * The connections of a store. Work goes over one of them, whose page cache stays warm; others are opened while that
 * one is held by a transaction that awaits something. A database in memory has one connection only.
 */
export class Connections {
  readonly #path: string;
  readonly #synchronous: Synchronous;
  #primary: Connection | undefined;
  #taken = 0;
  readonly #spare: Connection[] = [];
  #waiting: (() => void)[] = [];
  #version = 0;

  /** @param path the file, or `:memory:` */
  constructor(path: string, synchronous: Synchronous) {
    this.#path = path;
    this.#synchronous = synchronous;
  }

  /** Opens the first connection, makes the file one with a write-ahead log, and prepares it. Again: prepares it again. */
  open(prepare: (connection: Connection) => void): void {
    const connection = this.#primary ?? new Connection(this.#path, this.#synchronous);
    try {
      if (!this.#single) connection.execute("pragma journal_mode = wal");
      prepare(connection);
    } catch (error) {
      if (this.#primary === undefined) connection.close();
      throw error;
    }
    this.#primary = connection;
  }

  /** Whether {@link take} can answer now. */
  get free(): boolean {
    return !this.#single || this.#taken === 0;
  }

  /** Resolves when a connection has been given back. */
  whenFree(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** A connection of one's own until it is given back. Writes go over the first one wherever it can be had. */
  take(mode: "read" | "write"): Connection {
    const primary = this.#primary;
    let taken: Connection;
    if (primary !== undefined && !primary.taken) taken = primary;
    else {
      taken = this.#spare.pop() ?? new Connection(this.#path, this.#synchronous);
      // A read that waits holds the first connection: this one takes its place. What others committed meanwhile
      // cannot be told from what the first one did, so the next poll reports a change.
      if (mode === "write" || primary === undefined) [this.#primary, this.#version] = [taken, -1];
    }
    this.#taken++;
    taken.taken = true;
    return taken;
  }

  giveBack(connection: Connection): void {
    if (connection !== this.#primary) {
      if (this.#spare.length < maxSpares) this.#spare.push(connection);
      else connection.close();
    }
    this.#letGo(connection);
  }

  #letGo(connection: Connection): void {
    this.#taken--;
    connection.taken = false;
    if (this.#waiting.length === 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Closes a connection that cannot roll back, which rolls it back. The next one takes its place. */
  drop(connection: Connection): void {
    // All that a database in memory holds would go with its only connection.
    if (!this.#single) {
      if (connection === this.#primary) this.#primary = undefined;
      try {
        connection.close();
      } catch {
        // It is let go of, whatever it says.
      }
    }
    this.#letGo(connection);
  }

  /** Whether somebody else has committed since the last call. */
  changed(): boolean {
    if (this.#primary === undefined || this.#primary.taken) return false;
    const version = this.#primary.dataVersion();
    if (version === this.#version) return false;
    this.#version = version;
    return true;
  }

  /** Waits for what is taken, then moves the log into the database and closes the file. */
  async close(): Promise<void> {
    while (this.#taken > 0) await this.whenFree();
    for (const connection of this.#spare.splice(0)) connection.close();
    this.#primary?.close();
    this.#primary = undefined;
  }

  get #single(): boolean {
    return this.#path === ":memory:";
  }
}
