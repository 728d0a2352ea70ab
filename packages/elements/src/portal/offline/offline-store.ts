import { type Reason, RollcallError } from "@rollcall/core/contract";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** The state of a queued command. */
export type QueuedState = "waiting" | "sending" | "sent" | "refused";

/** A command that is waiting to be sent, was sent, or was refused. */
export interface QueuedItem {
  /** Increases in the order in which they were made. */
  readonly id: number;
  readonly base: string;
  readonly personId: string;
  readonly name: string;
  readonly input: unknown;
  readonly idempotencyKey: string;
  readonly state: QueuedState;
  readonly at: number;
  /** What it is about, such as the shift, as a copy had it. */
  readonly about: unknown;
  /** Whether it was sent before without a response: it may have run. */
  readonly mayHaveRun?: boolean;
  /** What it returned, if later commands on the same thing need it. */
  readonly output?: unknown;
  /** Why it was refused. */
  readonly reason?: Reason | undefined;
  /** What others set in the meantime, and the input that would replace it. */
  readonly conflict?: { readonly theirs: unknown; readonly input: unknown } | undefined;
}

/** What a read returned. */
export interface Copy {
  readonly name: string;
  readonly output: unknown;
  readonly savedAt: number;
}

interface Schema extends DBSchema {
  owners: { key: string; value: { readonly base: string; readonly personId: string } };
  copies: {
    key: [string, string, string, string];
    value: Copy & { readonly base: string; readonly personId: string; readonly input: string };
  };
  queue: { key: number; value: QueuedItem };
}

/** The name of the database. */
const databaseName = "rollcall-offline";

/** The age from which copies aren't shown, in milliseconds. */
const maxAge = 14 * 24 * 60 * 60 * 1000;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** Opens the database once per page. A page that deletes it doesn't have to wait. */
const database = (): Promise<IDBPDatabase<Schema>> => {
  const close = (): void => {
    void opened?.then((db) => db.close());
    opened = undefined;
  };
  opened ??= openDB<Schema>(databaseName, 1, {
    upgrade(db) {
      db.createObjectStore("owners", { keyPath: "base" });
      db.createObjectStore("copies", { keyPath: ["base", "personId", "name", "input"] });
      db.createObjectStore("queue", { keyPath: "id", autoIncrement: true });
    },
    blocking: close,
    terminated: close,
  });
  opened.catch(() => (opened = undefined));
  return opened;
};

/** The text of an input with its properties in order. */
const keyOf = (input: unknown): string =>
  JSON.stringify(Object.entries(input ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * What a browser keeps for one server: one person's copies and queue. It never returns another person's data, and deletes a person's data
 * once someone else has signed in (P42).
 */
export class OfflineStore {
  readonly #base: string;
  #personId: string | undefined;

  /** @param base identifies the server */
  constructor(base: string) {
    this.#base = base;
  }

  get personId(): string | undefined {
    return this.#personId;
  }

  /** Loads whose copies and queue are stored. */
  async open(): Promise<void> {
    this.#personId = (await (await database()).get("owners", this.#base))?.personId;
  }

  /**
   * Sets who is signed in, and removes anyone else's data.
   * @returns whether it was someone else
   */
  async setOwner(personId: string): Promise<boolean> {
    if (this.#personId !== personId) this.#personId = undefined;
    const db = await database();
    const before = (await db.get("owners", this.#base))?.personId;
    if (before !== undefined && before !== personId) await this.clear();
    await db.put("owners", { base: this.#base, personId });
    this.#personId = personId;
    return before !== undefined && before !== personId;
  }

  /** Keeps what a read returned. */
  async keep(name: string, input: unknown, output: unknown): Promise<void> {
    const tx = (await database()).transaction(["owners", "copies"], "readwrite");
    const owner = await tx.objectStore("owners").get(this.#base);
    // Another page may have removed everything in the meantime.
    if (owner !== undefined && owner.personId === this.#personId) {
      await tx.objectStore("copies").put({ ...owner, name, input: keyOf(input), output, savedAt: Date.now() });
    }
    await tx.done;
  }

  async copy(name: string, input: unknown): Promise<Copy | undefined> {
    if (this.#personId === undefined) return undefined;
    const copy = await (await database()).get("copies", [this.#base, this.#personId, name, keyOf(input)]);
    return copy === undefined || copy.savedAt < Date.now() - maxAge ? undefined : copy;
  }

  async copies(): Promise<readonly Copy[]> {
    if (this.#personId === undefined) return [];
    const owned = IDBKeyRange.bound([this.#base, this.#personId], [this.#base, this.#personId, []]);
    return (await database()).getAll("copies", owned);
  }

  /** The queue of the person who is signed in, in order. */
  async items(): Promise<readonly QueuedItem[]> {
    const all = await (await database()).getAll("queue");
    return all.filter((item) => this.#isOwn(item));
  }

  #isOwn({ base, personId }: QueuedItem): boolean {
    return base === this.#base && personId === this.#personId;
  }

  /**
   * Adds an item in place of others, or changes nothing.
   * @returns the id of the item
   */
  async add(item: Omit<QueuedItem, "id" | "base">, isReplaced: (other: QueuedItem) => boolean): Promise<number> {
    const tx = (await database()).transaction(["owners", "queue"], "readwrite");
    const [owners, queue] = [tx.objectStore("owners"), tx.objectStore("queue")];
    const owner = await owners.get(this.#base);
    const isOwn = item.personId === owner?.personId && item.personId === this.#personId;
    let id: number | undefined;
    if (isOwn) {
      for (const other of await queue.getAll())
        if (this.#isOwn(other) && isReplaced(other)) await queue.delete(other.id);
      // The database assigns the id.
      id = await queue.add({ ...item, base: this.#base } as QueuedItem);
    }
    await tx.done;
    if (id === undefined) throw new RollcallError("request.unauthenticated");
    return id;
  }

  /** Changes an item, unless another page has removed it or changed its state in the meantime. */
  async update(id: number, from: QueuedState, change: Partial<QueuedItem>): Promise<QueuedItem | undefined> {
    const tx = (await database()).transaction("queue", "readwrite");
    const item = await tx.store.get(id);
    const changed = item?.state === from ? { ...item, ...change } : undefined;
    if (changed !== undefined) await tx.store.put(changed);
    await tx.done;
    return changed;
  }

  /**
   * Removes an item, unless another page has changed its state in the meantime.
   * @returns whether it was removed
   */
  async remove(id: number, from: QueuedState): Promise<boolean> {
    const tx = (await database()).transaction("queue", "readwrite");
    const isRemoved = (await tx.store.get(id))?.state === from;
    if (isRemoved) await tx.store.delete(id);
    await tx.done;
    return isRemoved;
  }

  /** Removes the copies. The queue waits until the same person signs in again. */
  async clearCopies(): Promise<void> {
    const db = await database();
    await db.delete("copies", IDBKeyRange.bound([this.#base], [this.#base, []]));
  }

  /** Removes everything that is kept for this server. */
  async clear(): Promise<void> {
    await this.clearCopies();
    const db = await database();
    for (const { id, base } of await db.getAll("queue")) if (base === this.#base) await db.delete("queue", id);
    await db.delete("owners", this.#base);
    this.#personId = undefined;
  }
}
