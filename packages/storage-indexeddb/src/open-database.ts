import { StoreUnavailable } from "@rollcall/core";
import type { RecordedShape } from "@rollcall/core/storage";
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import { toStoreError } from "./to-store-error.ts";

/** One committed step. The sequence numbers of a log have no gap. */
export interface LogRecord {
  readonly sequence: number;
  /** The collections that are new or changed; in a snapshot, all. */
  readonly shapes: readonly RecordedShape[];
  /** The rows that changed, as text. Empty in a snapshot. */
  readonly changes: string;
  /** Set if the record replaces all earlier ones: the rows are in this number of chunks, with this many characters. */
  readonly snapshot?: { readonly chunks: number; readonly length: number };
}

/** Two object stores: the log by sequence number, and the chunks of its last snapshot by position. */
export interface Layout extends DBSchema {
  log: { key: number; value: LogRecord };
  chunks: { key: number; value: string };
}

/** The version of the layout, not of the collections. Increased whenever older code would misread the database. */
const layoutVersion = 1;

/** How to open a database. */
export interface OpenOptions {
  /** How long to wait for the browser and for other tabs, in milliseconds. */
  readonly timeout: number;
  /** Called if the connection ends without being closed by the store. */
  readonly lost: (error: StoreUnavailable) => void;
}

/**
 * Opens a database, and closes it as soon as another tab deletes it or opens it with a newer layout.
 * @throws {StoreUnavailable} there is no IndexedDB, the browser forbids it or doesn't answer, or another tab blocks an upgrade
 * @throws {StoreIncompatible} the database has the layout of a newer version
 */
export async function openDatabase(name: string, { timeout, lost }: OpenOptions): Promise<IDBPDatabase<Layout>> {
  const open = (blocked: () => void): Promise<IDBPDatabase<Layout>> =>
    openDB<Layout>(name, layoutVersion, {
      blocked,
      upgrade(database, version) {
        if (version >= 1) return;
        database.createObjectStore("log", { keyPath: "sequence" });
        database.createObjectStore("chunks");
      },
      blocking() {
        opened.close();
        lost(new StoreUnavailable("another tab deleted the database, or uses a newer version: reload the page"));
      },
      terminated() {
        lost(new StoreUnavailable("the browser closed or deleted the database: reload the page"));
      },
    });
  const opened = await withinTime(open, timeout, (late) => {
    late.close();
  });
  return opened;
}

/**
 * Deletes a database. Stores of other tabs that use it close.
 * @throws {StoreUnavailable} the browser forbids it or doesn't answer, or another tab doesn't close the database
 */
export const deleteDatabase = (name: string, timeout: number): Promise<void> =>
  withinTime((blocked) => deleteDB(name, { blocked }), timeout);

/** Runs a request that other tabs may block. A result that is too late is passed to `discard`. */
async function withinTime<T>(
  request: (blocked: () => void) => Promise<T>,
  timeout: number,
  discard: (late: T) => void = () => undefined,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    if (!("indexedDB" in globalThis)) throw new StoreUnavailable("this browser has no IndexedDB");
    let problem = "the browser can't open the database";
    const answer = request(() => {
      problem = "another tab uses the database with an older version of this app: close that tab and try again";
    });
    const expired = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        answer.then(discard, () => undefined);
        reject(new StoreUnavailable(problem));
      }, timeout);
    });
    return await Promise.race([answer, expired]);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    clearTimeout(timer);
  }
}
