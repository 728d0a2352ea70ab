import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreIncompatible } from "@rollcall/core";
import { countRows, type RowCounts } from "../schema/count-rows.ts";
import { retryWhileBusy } from "./busy-retry.ts";
import { Connection } from "./connection.ts";
import { sqliteMigration } from "./migrate-sqlite.ts";
import { runSteps } from "./run-steps.ts";
import { isBusy, toStoreError } from "./to-store-error.ts";

/** How long to wait for the lock of another process, in milliseconds. */
const busyTimeout = 5000;

/**
 * Counts the rows of each table of a database file.
 * @returns no counts if there is no file or no table
 * @throws {StoreUnavailable} the file can't be read
 * @throws {StoreIncompatible} the file is not a SQLite database, or was created by a newer version
 */
export async function countSqliteRows(path: string): Promise<RowCounts> {
  if (!existsSync(path)) return {};
  return using(path, (connection) => runSteps(connection, countRows(sqliteMigration)));
}

/**
 * Writes a copy of a database file while it is in use, checks it and gives it its name at the end.
 * @returns the number of rows of each table
 * @throws {StoreUnavailable} one of the files can't be read or written
 */
export async function backupSqlite(path: string, file: string): Promise<RowCounts> {
  const partial = `${file}.partial`;
  try {
    // One snapshot, even while other processes write. The backup interface of Node 22.16 begins again after each of their writes.
    await using(path, (connection) => {
      rmSync(partial, { force: true });
      connection.execute(`vacuum into '${partial.replaceAll("'", "''")}'`);
    });
    const counts = await verifySqlite(partial);
    await rename(partial, file);
    return counts;
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Replaces a database file with a copy of a backup, which is checked first.
 * @returns the number of rows of each table
 * @throws {StoreUnavailable} another process uses the database, or one of the files can't be read or written
 * @throws {StoreIncompatible} the backup is not a Rollcall database, or it is damaged
 */
export async function restoreSqlite(file: string, path: string): Promise<RowCounts> {
  const partial = `${path}.partial`;
  try {
    copyFileSync(file, partial);
    const counts = await verifySqlite(partial);
    if (existsSync(path)) await release(path);
    for (const rest of ["-wal", "-shm"]) rmSync(`${path}${rest}`, { force: true });
    await rename(partial, path);
    return counts;
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Reads all pages and counts all rows. */
async function verifySqlite(path: string): Promise<RowCounts> {
  const problem = damageOf(path);
  if (problem !== undefined) throw new StoreIncompatible(`it is damaged: ${problem}`);
  const counts = await countSqliteRows(path);
  if (Object.keys(counts).length === 0) throw new StoreIncompatible("it has no Rollcall tables");
  return counts;
}

function damageOf(path: string): string | undefined {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const [result] = database.prepare("pragma integrity_check(1)").all();
    if (result?.["integrity_check"] !== "ok") return String(result?.["integrity_check"]);
    const [broken] = database.prepare("pragma foreign_key_check").all();
    return broken && `a row of ${String(broken["table"])} refers to a missing row`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

/** Ends the write-ahead log, which fails while another process uses the file. In a damaged file, it doesn't matter. */
async function release(path: string): Promise<void> {
  const database = new DatabaseSync(path);
  try {
    await retryWhileBusy(busyTimeout, () => database.exec("pragma journal_mode = delete"));
  } catch (error) {
    if (isBusy(error)) throw toStoreError(error);
  } finally {
    database.close();
  }
}

async function using<T>(path: string, work: (connection: Connection) => T): Promise<T> {
  try {
    return await retryWhileBusy(busyTimeout, () => {
      const connection = new Connection(path, "full");
      try {
        return work(connection);
      } finally {
        connection.close();
      }
    });
  } catch (error) {
    throw toStoreError(error);
  }
}

/** Renames a file once its content is on the disk. */
async function rename(from: string, to: string): Promise<void> {
  await sync(from);
  renameSync(from, to);
  // Windows can't open folders.
  if (process.platform !== "win32") await sync(dirname(to));
}

async function sync(path: string): Promise<void> {
  const file = await open(path);
  await file.sync();
  await file.close();
}
