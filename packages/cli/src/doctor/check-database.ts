import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import { inspectSqlite } from "@rollcall/storage-sql";
import { databaseOf } from "../compose/database.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type Finding, missing, ok, weak } from "../settings/finding.ts";

const name = "database";

/** Checks that the database can be written, and what the next start would change. Changes nothing. */
export async function checkDatabase(loaded: LoadedConfig): Promise<Finding> {
  const { path, collections } = databaseOf(loaded);
  if (path === ":memory:") return weak(name, "in memory: lost when the process ends", "use a file");
  if (!existsSync(dirname(path))) return missing(name, `${path}: the folder does not exist`, "create the folder");
  try {
    const { state, version, missing: parts, problem = "" } = await inspectSqlite(path, collections);
    if (state === "incompatible")
      return missing(name, `${path}: ${problem}`, "run the version of Rollcall that created it, or a newer one");
    if (state === "absent")
      return weak(name, `${path} does not exist yet`, "run `rollcall migrate`, or start the server to create it");
    if (state === "current") return ok(name, `${path}, version ${version ?? "none"}, writable`);
    const outdated = `${parts.length} ${parts.length === 1 ? "table is" : "tables are"} out of date`;
    return weak(name, `${path}, writable, ${outdated}`, "run `rollcall migrate`, or restart the server to update it");
  } catch (error) {
    if (error instanceof StoreIncompatible) return missing(name, `${path}: ${error.message}`, "choose another file");
    if (!(error instanceof StoreUnavailable)) throw error;
    return missing(name, `${path}: ${error.message}`, "check its permissions and which process is using it");
  }
}
