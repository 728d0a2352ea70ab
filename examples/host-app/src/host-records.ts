import { DatabaseSync } from "node:sqlite";
import type { DataFolder } from "./data-folder.ts";
import { hostFiles } from "./host-data.ts";

/** Records of one kind. */
export interface Records<T> {
  /** All records, the oldest first. */
  all(): readonly T[];
  get(id: string): T | undefined;
  /** Adds a record as the newest, replacing the one with this id. */
  put(id: string, record: T): void;
  /**
   * Changes a record, or adds it, while no other process changes it.
   * @param change `undefined` keeps the record as it is
   * @returns whether it was changed
   */
  update(id: string, change: (record: T | undefined) => T | undefined): boolean;
  /** Deletes the oldest records beyond a number. */
  trim(keep: number): void;
  delete(id: string): void;
}

/** The host's own records, in a file that several processes of the host share. A real host has a database. */
export interface HostRecords {
  of<T>(kind: string): Records<T>;
  /**
   * Calls `listener` within half a second after a change by any process.
   * @returns a function that unsubscribes
   */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** How often to check for changes by other processes, in milliseconds. */
const lookInterval = 500;

const table = `create table if not exists records (
  position integer primary key autoincrement, kind text not null, id text not null, record text not null, unique (kind, id)
) strict`;

/** Opens the records, and creates their file if it's missing. */
export function openHostRecords(data: DataFolder): HostRecords {
  const database = new DatabaseSync(data.path(hostFiles.records), { timeout: 5000 });
  database.exec(`pragma journal_mode = wal; ${table}`);
  const statements = {
    all: database.prepare("select record from records where kind = ? order by position"),
    get: database.prepare("select record from records where kind = ? and id = ?"),
    put: database.prepare("insert or replace into records (kind, id, record) values (?, ?, ?)"),
    update: database.prepare(
      "insert into records (kind, id, record) values (?, ?, ?) on conflict (kind, id) do update set record = excluded.record",
    ),
    trim: database.prepare(
      "delete from records where position in (select position from records where kind = ? order by position desc limit -1 offset ?)",
    ),
    delete: database.prepare("delete from records where kind = ? and id = ?"),
    version: database.prepare("pragma data_version"),
  };
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  // Other processes change the version, this one doesn't.
  let timer: NodeJS.Timeout | undefined;
  let version: unknown;
  const look = (): void => {
    const found = statements.version.get()?.["data_version"];
    if (found !== version && version !== undefined) tell();
    version = found;
  };
  return {
    of<T>(kind: string): Records<T> {
      const parse = (row: unknown): T => JSON.parse((row as { readonly record: string }).record) as T;
      const get = (id: string): T | undefined => {
        const row = statements.get.get(kind, id);
        return row && parse(row);
      };
      return {
        all: () => statements.all.all(kind).map(parse),
        get,
        put(id, record) {
          statements.put.run(kind, id, JSON.stringify(record));
          tell();
        },
        update(id, change) {
          database.exec("begin immediate");
          try {
            const changed = change(get(id));
            if (changed !== undefined) statements.update.run(kind, id, JSON.stringify(changed));
            database.exec("commit");
            if (changed !== undefined) tell();
            return changed !== undefined;
          } catch (error) {
            database.exec("rollback");
            throw error;
          }
        },
        trim: (keep) => void statements.trim.run(kind, keep),
        delete: (id) => void statements.delete.run(kind, id),
      };
    },
    onChange(listener) {
      listeners.add(listener);
      timer ??= setInterval(look, lookInterval).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    close() {
      clearInterval(timer);
      database.close();
    },
  };
}
