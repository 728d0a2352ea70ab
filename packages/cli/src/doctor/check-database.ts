import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreDamaged, StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import type { Inspection } from "@rollcall/storage-sql";
import { CliError } from "../cli-error.ts";
import { grantPermission, remedyOf, repair, reportOf } from "../compose/database-errors.ts";
import { databaseOf } from "../compose/configured-database.ts";
import type { Database } from "../compose/database.ts";
import type { PostgresDatabase } from "../compose/postgres-database.ts";
import type { SqliteDatabase } from "../compose/sqlite-database.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { checkFailures } from "./check-failures.ts";
import { type Finding, missing, ok, weak } from "../settings/finding.ts";

const name = "database";
const migrate = "run `rollcall migrate`, or restart the server to update it";

/** Checks that the database is writable, and what the next start would change. Changes nothing. */
export function checkDatabase(loaded: LoadedConfig): Promise<readonly Finding[]> {
  const database = databaseOf(loaded);
  return "path" in database ? ofSqlite(database) : ofPostgres(database);
}

async function ofSqlite(database: SqliteDatabase): Promise<readonly Finding[]> {
  const { path } = database;
  if (database.isInMemory) return [weak(name, "in memory: lost when the process ends", "use a file")];
  if (!existsSync(dirname(path))) return [missing(name, `${path}: the folder does not exist`, "create the folder")];
  try {
    const inspection = await database.inspect();
    if (inspection.state === "absent" && !existsSync(path))
      return [weak(name, `${path} does not exist yet`, "run `rollcall migrate`, or start the server to create it")];
    return [toFinding(path, inspection), ...(await ofFailures(database, inspection))];
  } catch (error) {
    if (error instanceof StoreIncompatible) return [missing(name, `${path}: ${error.message}`, "choose another file")];
    if (error instanceof StoreDamaged || !(error instanceof StoreUnavailable)) return [damaged(path, error)];
    return [missing(name, `${path}: ${error.message}`, "check its permissions and which process is using it")];
  }
}

async function ofPostgres(database: PostgresDatabase): Promise<readonly Finding[]> {
  const { label } = database;
  try {
    const { server, isPooled, denied, ...inspection } = await database.inspect();
    if (denied !== undefined) return [missing(name, `${label}: ${denied}`, grantPermission)];
    const finding = toFinding(`${label} on PostgreSQL ${server}`, inspection);
    const findings = [finding, ...(await ofFailures(database, inspection)), ...(await ofJobs(database))];
    if (!isPooled || database.config.directConnectionString !== undefined) return findings;
    const pooler = "connects through a pooler, so changes by other processes are noticed only once a second";
    return [
      ...findings,
      weak("pooler", pooler, "set `database.directConnectionString` to the address of the server itself"),
    ];
  } catch (error) {
    if (error instanceof CliError)
      return [missing(name, error.message, "install what is missing, then run `rollcall doctor` again")];
    if (error instanceof StoreDamaged || !(error instanceof StoreUnavailable)) return [damaged(label, error)];
    return [missing(name, `${label}: ${error.message}`, remedyOf(error) ?? "see the log of the database server")];
  }
}

/** Reports the database's errors about its tables, and throws any other error. */
function damaged(subject: string, error: unknown): Finding {
  const report = reportOf(error);
  if (report === undefined) throw error;
  return missing(name, `${subject} is damaged: ${report}`, repair);
}

/** Tables that are out of date can't be read yet. */
const ofFailures = async (database: Database, { state }: Pick<Inspection, "state">): Promise<readonly Finding[]> =>
  state === "current" ? checkFailures(database) : [];

/** A host's own server can run jobs without `pg-boss`; `rollcall serve` can't. */
async function ofJobs(database: PostgresDatabase): Promise<readonly Finding[]> {
  try {
    await database.createJobs();
    return [];
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return [weak("jobs", "`pg-boss` is not installed: `rollcall serve` can't start", "run `npm install pg-boss`")];
  }
}

function toFinding(subject: string, { state, version, missing: parts, problem = "" }: Inspection): Finding {
  if (state === "incompatible") {
    const remedy = "run a version of Rollcall that supports it";
    return missing(name, `${subject}: ${problem}`, remedy);
  }
  if (state === "damaged") return missing(name, `${subject} is damaged: ${problem}`, repair);
  if (state === "current") return ok(name, `${subject}, version ${version ?? "none"}, writable`);
  if (state === "absent") return weak(name, `${subject}, writable, has no tables yet`, migrate);
  const outdated = `${parts.length} ${parts.length === 1 ? "table is" : "tables are"} out of date`;
  return weak(name, `${subject}, writable, ${outdated}`, migrate);
}
