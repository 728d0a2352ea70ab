import type { Client } from "pg";
import { quoted } from "./postgres-dialect.ts";

/** How long commits are collected before they are announced, in milliseconds. */
const batchPause = 10;
/** How often to look for commits that no notification announced, in milliseconds. */
const lookInterval = { listening: 2000, polling: 1000 };

/** What a change feed needs. */
export interface ChangeFeedOptions {
  readonly channel: string;
  /** Distinguishes notifications of this process from others. */
  readonly instance: string;
  /** Connects to the database without a pooler; undefined if that is not possible. Its queries fail if they take too long. */
  readonly connect: () => Promise<Client | undefined>;
  /** Runs one statement on any other connection and returns its first cell. */
  readonly query: (sql: string, parameters?: readonly string[]) => Promise<unknown>;
}

/** Its result changes whenever a transaction that wrote something has ended, in this process or another. */
const currentSnapshot = "select pg_current_snapshot()::text as snapshot";

/**
 * Announces commits to other processes and listens to theirs. A notification may be lost with a connection or with the process that should
 * send it, so the feed also looks for commits now and then. It does so on the connection that listens, which shows whether that connection
 * still works. Listeners read the journal by sequence number, so a superfluous announcement only costs a read, and a late one loses
 * nothing.
 */
export class ChangeFeed {
  readonly #options: ChangeFeedOptions;
  readonly #listeners = new Set<() => void>();
  #announcing: Promise<void> | undefined;
  #isDirty = false;
  #client: Client | undefined;
  #connecting: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #snapshot: unknown;
  #isStopped = false;

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
  }

  /** @returns stops listening */
  add(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    this.#connecting ??= this.#connect();
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Announces a commit of this process soon, together with those that follow. */
  committed(): void {
    this.#isDirty = true;
    this.#announcing ??= this.#announce();
  }

  /** Announces what is left and stops listening. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#listeners.clear();
    clearTimeout(this.#timer);
    await this.#announcing;
    await this.#connecting;
    await this.#client?.end().catch(ignore);
  }

  async #announce(): Promise<void> {
    const { channel, instance, query } = this.#options;
    while (this.#isDirty) {
      if (!this.#isStopped) await new Promise((resolve) => setTimeout(resolve, batchPause));
      this.#isDirty = false;
      // Others find the commit a little later without it.
      await query("select pg_notify($1, $2)", [channel, instance]).catch(ignore);
    }
    this.#announcing = undefined;
  }

  async #connect(): Promise<void> {
    let client: Client | undefined;
    try {
      client = await this.#options.connect();
      if (client === undefined) {
        await this.#look();
        this.#lookLater(lookInterval.polling);
        return;
      }
      this.#listen(client);
      await client.query(`listen ${quoted(this.#options.channel, '"')}`);
    } catch {
      await this.#look();
      this.#reconnectLater(client);
      return;
    }
    // Commits since the listener was added may have been announced before.
    this.#tell();
    this.#lookLater(lookInterval.listening);
  }

  #listen(client: Client): void {
    this.#client = client;
    client.on("error", () => this.#reconnectLater(client));
    client.on("end", () => this.#reconnectLater(client));
    client.on("notification", ({ payload }) => {
      if (payload !== this.#options.instance) this.#tell();
    });
  }

  #reconnectLater(lost: Client | undefined): void {
    if (this.#isStopped || this.#client !== lost) return;
    this.#client = undefined;
    void lost?.end().catch(ignore);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#connecting = this.#connect();
    }, lookInterval.polling).unref();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #lookLater(interval: number): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    const client = this.#client;
    const look = async (): Promise<void> => {
      await this.#look();
      if (this.#client === client) this.#lookLater(interval);
    };
    this.#timer = setTimeout(() => void look(), interval).unref();
  }

  async #look(): Promise<void> {
    const client = this.#client;
    let snapshot: unknown;
    if (client === undefined) snapshot = await this.#options.query(currentSnapshot).catch(ignore);
    else {
      const found = await client.query<{ snapshot: string }>(currentSnapshot).catch(ignore);
      snapshot = found?.rows[0]?.snapshot;
      if (found === undefined) this.#reconnectLater(client);
    }
    if (snapshot === undefined || snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    this.#tell();
  }
}

const ignore = (): undefined => undefined;
