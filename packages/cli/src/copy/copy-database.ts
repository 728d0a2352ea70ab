import type { AnyCollection, Store, Transaction } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import type { Database } from "../compose/database.ts";
import { toDamage, toDatabaseError } from "../compose/database-errors.ts";
import { collectionsOf, databaseOf } from "../compose/configured-database.ts";
import { PostgresDatabase } from "../compose/postgres-database.ts";
import { SqliteDatabase } from "../compose/sqlite-database.ts";
import { isConnectionString } from "../config/config-schema.ts";
import { loadConfig, type LoadedConfig } from "../config/load-config.ts";
import { copyRows, digestRows, type RowDigests } from "./copy-rows.ts";

/** Options of `rollcall copy`. Without one of the databases, it is the configured one. */
export interface CopyFlags {
  readonly config?: string;
  /** `sqlite:FILE` or `postgres:ADDRESS` */
  readonly from?: string;
  readonly to?: string;
}

/**
 * Copies all rows into an empty database, in one transaction that also rereads and compares them.
 * @throws {CliError} the target has rows, the source has another version or was changed in the meantime, or a database can't be used; nothing
 *   was copied then
 */
export async function copyDatabase(flags: CopyFlags, context: CliContext): Promise<void> {
  if (flags.from === undefined && flags.to === undefined)
    throw new CliError(2, "name the source with --from, the target with --to, or both");
  const loaded = await loadConfig(context, flags.config);
  const [from, to] = [flags.from, flags.to].map((named) => endpoint(named, loaded, context)) as [Database, Database];
  if (from.label === to.label)
    throw new CliError(
      2,
      `the source and the target are both \`${to.label}\`: name the other database with --to or --from`,
    );
  if (to.isInMemory) throw new CliError(2, "the target is in memory, so the copy would be lost: choose a file");
  await requireSource(from);
  const existing = await using(to, () => to.countRows());
  const rows = Object.values(existing).reduce((sum, count) => sum + count, 0);
  if (rows > 0) throw new CliError(1, `\`${to.label}\` already has ${rows} rows: copy into an empty database`);
  const [source, target] = [await from.createStore(), await to.createStore()];
  try {
    await using(from, () => source.open(from.collections));
    await using(to, async () => {
      await target.open(to.collections);
      await to.migrateJobs();
    });
    const copied = await using(to, () => copyChecked(source, target, to.collections, context));
    const total = copied.reduce((sum, { count }) => sum + count, 0);
    context.out.write(
      `${from.label}\n  to    ${to.label}\n  rows  ${total} rows in ${copied.length} tables, compared\n`,
    );
  } finally {
    await source.close();
    await target.close();
  }
}

function endpoint(named: string | undefined, loaded: LoadedConfig, { cwd }: CliContext): Database {
  if (named === undefined) return databaseOf(loaded);
  const all = collectionsOf(loaded);
  if (named.startsWith("sqlite:")) return new SqliteDatabase({ sqlite: named.slice("sqlite:".length) }, cwd, all);
  const address = isConnectionString(named) ? named : named.replace(/^postgres:/, "");
  if (isConnectionString(address)) return new PostgresDatabase({ postgres: address }, all);
  throw new CliError(2, "a database must look like `sqlite:rollcall.db` or `postgres:postgresql://user@host/database`");
}

/** Requires that the source has the tables of this version, and no others. */
async function requireSource(from: Database): Promise<void> {
  const { state, problem = "" } = await using(from, () => from.inspect());
  const reasons: Readonly<Partial<Record<string, string>>> = {
    absent: "has no Rollcall tables",
    older: "has tables of an earlier version: run `rollcall migrate` for it first",
    damaged: toDamage(problem),
    incompatible: `can't be copied by this version: ${problem}`,
  };
  if (reasons[state] !== undefined) throw new CliError(1, `\`${from.label}\` ${reasons[state]}`);
  const known = new Set(from.collections.map(({ name }) => name));
  const unknown = Object.keys(await using(from, () => from.countRows())).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new CliError(
      1,
      `\`${from.label}\` has tables of domains that the configuration does not list in \`parts.domains\`: ${unknown.join(", ")}`,
    );
}

async function copyChecked(
  source: Store,
  target: Store,
  collections: readonly AnyCollection[],
  context: CliContext,
): Promise<RowDigests> {
  const digest = (transaction: Transaction) => digestRows(transaction, collections);
  return target.transaction("write", async (to) => {
    const copied = await source.transaction("read", (from) => copyRows(from, to, collections, progress(context)));
    requireSame(copied, await digest(to), (name) => `the copied rows of \`${name}\` differ from the source`);
    requireSame(
      copied,
      await source.transaction("read", digest),
      (name) => `\`${name}\` was changed during the copy: stop all servers and copy again`,
    );
    return copied;
  });
}

function requireSame(expected: RowDigests, found: RowDigests, problem: (name: string) => string): void {
  for (const [i, { name, digest }] of expected.entries())
    if (found[i]?.digest !== digest) throw new CliError(1, `nothing was copied: ${problem(name)}`);
}

/** Moves the cursor of a terminal to the line above. */
const lineUp = "\u001b[A";

/** Prints how many rows of each table have been copied. On a terminal, the number on its line increases. */
function progress({ out }: CliContext): (name: string, count: number) => void {
  let last = "";
  return (name, count) => {
    out.write(`${name === last && out.isTTY === true ? lineUp : ""}  ${name}  ${count}\n`);
    last = name;
  };
}

/** Runs `work` and names the database in its errors. */
async function using<T>(database: Database, work: () => T | PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDatabaseError(error, database);
  }
}
