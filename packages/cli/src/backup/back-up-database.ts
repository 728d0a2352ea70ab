import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { StoreIncompatible } from "@rollcall/core";
import type { RowCounts } from "@rollcall/storage-sql";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import type { Database } from "../compose/database.ts";
import { toDatabaseError } from "../compose/database-errors.ts";
import { databaseOf } from "../compose/configured-database.ts";
import { loadConfig } from "../config/load-config.ts";

/** Options of `rollcall backup`. */
export interface BackupFlags {
  readonly config?: string;
}

/** Options of `rollcall restore`. */
export interface RestoreFlags extends BackupFlags {
  /** Replace existing data without asking. */
  readonly yes?: boolean;
}

/**
 * Writes a backup of the database into a new file while servers run, and checks it.
 * @throws {CliError} the file exists, its folder does not, the database has no tables or can't be read, or the backup can't be written or is damaged
 */
export async function backUpDatabase(named: string, flags: BackupFlags, context: CliContext): Promise<void> {
  const database = await permanentDatabase(flags, context);
  const file = resolve(context.cwd, named);
  if (existsSync(file)) throw new CliError(1, `\`${file}\` already exists: choose another name`);
  if (!existsSync(dirname(file))) throw new CliError(1, `the folder \`${dirname(file)}\` does not exist`);
  await requireTables(database);
  const rows = await reportedFor(database, file, database.label, () => database.backup(file, context.env));
  context.out.write(`${file}\n  from  ${database.label}\n  rows  ${toText(rows)}, checked\n`);
}

/**
 * Replaces the database with a backup, after asking if it has data. If this fails, nothing is changed.
 * @throws {CliError} the backup is missing, damaged or from another kind of database, or a server is running
 */
export async function restoreDatabase(named: string, flags: RestoreFlags, context: CliContext): Promise<void> {
  const database = await permanentDatabase(flags, context);
  const file = resolve(context.cwd, named);
  if (!existsSync(file)) throw new CliError(1, `\`${file}\` does not exist`);
  requireKind(file, database);
  const existing = await database.countRows().catch(() => undefined);
  const isEmpty = existing !== undefined && total(existing) === 0;
  if (!isEmpty && flags.yes !== true) {
    const has = existing === undefined ? "can't be read" : `has ${toText(existing)}`;
    if (!(await context.confirm(`${database.label} ${has}. Replace everything with the backup?`)))
      throw new CliError(1, "nothing was changed");
  }
  const rows = await reportedFor(database, file, file, () => database.restore(file, context.env));
  const { state, version } = await database.inspect();
  const next: Readonly<Partial<Record<string, string>>> = {
    older: "\n  next  run `rollcall migrate`: the backup is from an earlier version",
    incompatible: "\n  next  run the version of Rollcall that made the backup, or a newer one",
  };
  context.out.write(
    `${database.label}\n  from  ${file}, version ${version ?? "none"}\n  rows  ${toText(rows)}, checked${next[state] ?? ""}\n`,
  );
}

async function permanentDatabase(flags: BackupFlags, context: CliContext): Promise<Database> {
  const database = databaseOf(await loadConfig(context, flags.config));
  if (database.isInMemory)
    throw new CliError(2, "the `database` is in memory, so there is nothing to back up or restore");
  return database;
}

/** Requires tables to back up. */
async function requireTables(database: Database): Promise<void> {
  const { state } = await database.inspect().catch((error: unknown) => {
    throw toDatabaseError(error, database);
  });
  if (state === "absent")
    throw new CliError(1, `\`${database.label}\` has no Rollcall tables, so there is nothing to back up`);
}

/** The first bytes of backups. `pg_dump` writes those of PostgreSQL. */
const beginnings = { SQLite: "SQLite format 3", PostgreSQL: "PGDMP" };

/** Requires that a backup has the format of the database. */
function requireKind(file: string, database: Database): void {
  const [own, other] = "path" in database ? (["SQLite", "PostgreSQL"] as const) : (["PostgreSQL", "SQLite"] as const);
  const beginning = beginningOf(file);
  if (beginning.startsWith(beginnings[own])) return;
  const isOther = beginning.startsWith(beginnings[other]);
  const problem = isOther
    ? `is a backup of ${other}, but the configured database is ${own}: restore it to ${other}, then run \`rollcall copy\``
    : "is not a backup: choose a file that `rollcall backup` has written";
  throw new CliError(1, `\`${file}\` ${problem}`);
}

function beginningOf(file: string): string {
  const opened = openSync(file, "r");
  const bytes = Buffer.alloc(15);
  readSync(opened, bytes);
  closeSync(opened);
  return bytes.toString();
}

/** Reports what is wrong with the file being copied, or with `source`, whose rows are read. */
async function reportedFor<T>(database: Database, file: string, source: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "syscall" in error && "code" in error)
      throw new CliError(1, `\`${file}\` can't be copied: ${String(error.code)}`, { cause: error });
    if (error instanceof StoreIncompatible)
      throw new CliError(1, `\`${source}\` can't be used; nothing was changed: ${error.message}`, { cause: error });
    throw toDatabaseError(error, database);
  }
}

const total = (rows: RowCounts): number => Object.values(rows).reduce((sum, count) => sum + count, 0);

/** `1204 rows in 40 tables` */
const toText = (rows: RowCounts): string => `${total(rows)} rows in ${Object.keys(rows).length} tables`;
