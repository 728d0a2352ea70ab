import type { Inspection, MissingPart } from "@rollcall/storage-sql";
import type { Database } from "../compose/database.ts";
import { toDatabaseError } from "../compose/database-errors.ts";
import { databaseOf } from "../compose/configured-database.ts";
import { loadConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";

/** Options of `rollcall migrate`. */
export interface MigrateFlags {
  readonly config?: string;
  /** Print the statements instead of running them. */
  readonly plan?: boolean;
}

/** How long to wait for another migration, in milliseconds. */
const lockTimeout = 60_000;

/**
 * Creates or updates the database schema in one transaction, and prints the versions before and after (F12). With
 * `plan`, prints the statements and changes nothing.
 * @throws {CliError} the database was created by a newer version, is incompatible or damaged, or cannot be used now
 */
export async function migrateStore(flags: MigrateFlags, context: CliContext): Promise<void> {
  const database = databaseOf(await loadConfig(context, flags.config));
  if (database.isInMemory) {
    throw new CliError(2, "the `database` is in memory, so there is nothing to migrate");
  }
  try {
    const found = await database.inspect(lockTimeout);
    if (flags.plan === true) {
      context.out.write(script(database, found, await database.plan()));
      return;
    }
    await openOnce(database);
    context.out.write(report(database, found, await database.inspect(lockTimeout)));
  } catch (error) {
    throw toDatabaseError(error, database);
  }
}

/** The statements, as a script that a database administrator can run. */
function script({ label, alsoMigrates }: Database, { version }: Inspection, statements: readonly string[]): string {
  const lines = [`-- ${label}`, `-- before: ${version === null ? "no schema" : `version ${version}`}`];
  if (alsoMigrates !== undefined) lines.push(`-- ${alsoMigrates}`);
  if (statements.length === 0) lines.push("-- the schema is up to date");
  for (const statement of statements) lines.push(statement.startsWith("--") ? statement : `${statement};`);
  return `${lines.join("\n")}\n`;
}

async function openOnce(database: Database): Promise<void> {
  const store = await database.createStore(lockTimeout);
  try {
    await store.open(database.collections);
    await database.migrateJobs();
  } finally {
    await store.close();
  }
}

function report({ label, collections }: Database, found: Inspection, left: Inspection): string {
  const lines = [label, `before  ${found.version === null ? "no schema" : `version ${found.version}`}`];
  if (found.version === left.version) lines.push(`after   unchanged: the schema is up to date`);
  else lines.push(`after   version ${left.version ?? "none"}, ${collections.length} tables`);
  if (found.version !== null) lines.push(...found.missing.map(added));
  return `${lines.join("\n  ")}\n`;
}

const added = ({ collection, fields }: MissingPart): string =>
  `added   ${collection}${fields === null ? "" : fields.length === 0 ? ": indexes" : `: ${fields.join(", ")}`}`;
