import { open, rename, rm } from "node:fs/promises";
import { once } from "node:events";
import type { RowCounts } from "@rollcall/storage-sql";
import type { PostgresSnapshot } from "@rollcall/storage-sql/postgres";
import { CliError } from "../cli-error.ts";
import { countDumpedRows, type Environment, quoted, requireTool, startTool, tableName } from "./postgres-tools.ts";

/** The tables of a backup, and how the programs of PostgreSQL connect. */
export interface DumpTarget {
  /** With the password, which is passed to the programs only through their environment. */
  readonly connectionString: string;
  readonly schema: string;
  readonly env: Environment;
}

/** Keeps a percent sign that doesn't start an escape sequence, as `pg` does. */
const decoded = (text: string): string => decodeURIComponent(text.replaceAll(/%(?![\da-f]{2})/gi, "%25"));

function connection({ connectionString, env }: DumpTarget): { readonly address: string; readonly env: Environment } {
  const url = new URL(connectionString);
  const password = url.password === "" ? url.searchParams.get("password") : decoded(url.password);
  url.password = "";
  url.searchParams.delete("password");
  return { address: url.href, env: { ...env, ...(password !== null && { PGPASSWORD: password }) } };
}

/**
 * Writes a snapshot's tables into a file with `pg_dump`, reads the file back, and only then gives it its final name.
 * @throws {CliError} `pg_dump` is missing or too old, or it failed
 */
export async function backupPostgres(target: DumpTarget, snapshot: PostgresSnapshot, file: string): Promise<RowCounts> {
  const { schema } = target;
  const { id, server, tables, rows, tableRows } = snapshot;
  if (tables.length === 0) throw new CliError(1, "the database has no Rollcall tables, so there is nothing to back up");
  const dumpVersion = await requireTool("pg_dump", { name: "the server", version: server }, target.env);
  await requireTool("pg_restore", { name: "`pg_dump`", version: dumpVersion }, target.env);
  const { address, env } = connection(target);
  const partial = `${file}.partial`;
  try {
    const names = tables.map((table) => `--table=${tableName(schema, table)}`);
    const options = ["--format=custom", "--no-owner", "--no-privileges", `--snapshot=${id}`, `--file=${partial}`];
    await startTool("pg_dump", [...options, ...names, `--dbname=${address}`], env).ended;
    const dumped = await countDump(partial, env);
    for (const [table, count] of Object.entries(tableRows)) {
      const found = dumped.get(tableName(schema, table)) ?? 0;
      if (found !== count)
        throw new CliError(1, `the backup has ${found} rows of \`${table}\` instead of ${count}, so it was deleted`);
    }
    const written = await open(partial);
    await written.sync();
    await written.close();
    await rename(partial, file);
    return rows;
  } finally {
    await rm(partial, { force: true });
  }
}

/** Reads a whole backup. */
async function countDump(file: string, env: Environment): Promise<ReadonlyMap<string, number>> {
  const { stdout, ended } = startTool("pg_restore", ["--data-only", "--file=-", file], env);
  const [counts] = await Promise.all([countDumpedRows(stdout), ended]);
  return counts;
}

/**
 * Replaces a database's tables with those of a backup, using `pg_restore` and `psql`, in one transaction that also counts the rows.
 * @param target the database
 * @param snapshot the content of the database; its transaction has ended, because it would lock the tables
 * @param file the backup
 * @throws {CliError} a program is missing, too old, or failed, or the backup has other tables; nothing was changed then
 */
export async function restorePostgres(target: DumpTarget, snapshot: PostgresSnapshot, file: string): Promise<void> {
  const { schema } = target;
  const restoreVersion = await requireTool("pg_restore", { name: "the server", version: snapshot.server }, target.env);
  await requireTool("psql", { name: "`pg_restore`", version: restoreVersion }, target.env);
  const { address, env } = connection(target);
  const expected = await countDump(file, env);
  if (!expected.has(tableName(schema, snapshot.schemaTable))) {
    const [found = "none"] = expected.keys();
    throw new CliError(
      1,
      `the backup has different tables (${found}, …): set \`database.schema\` and \`database.tablePrefix\` as they were when it was made`,
    );
  }
  const psql = startTool("psql", ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", `--dbname=${address}`], env);
  psql.stdout.resume();
  const send = async (sql: string): Promise<void> => {
    if (!psql.stdin.write(`${sql}\n`)) await Promise.race([once(psql.stdin, "drain"), psql.ended]);
  };
  await send("begin;");
  if (!snapshot.hasSchema) await send(`create schema ${quoted(schema)};`);
  const old = snapshot.tables.map((table) => tableName(schema, table));
  if (old.length > 0) await send(`drop table ${old.join(", ")};`);
  const restore = startTool("pg_restore", ["--no-owner", "--no-privileges", "--file=-", file], env);
  try {
    await Promise.race([Promise.all([countDumpedRows(restore.stdout, psql.stdin), restore.ended]), psql.ended]);
    for (const [table, count] of expected) {
      const problem = `raise exception 'a table has fewer rows than the backup'`;
      await send(`do $$ begin if (select count(*) from ${table}) <> ${count} then ${problem}; end if; end $$;`);
    }
    await send("commit;");
    psql.stdin.end();
    await psql.ended;
  } catch (error) {
    // Without a commit, the transaction changes nothing.
    restore.kill();
    psql.kill();
    throw error;
  }
}
