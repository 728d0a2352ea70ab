import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import { inspectSqlite } from "@rollcall/storage-sql";
import { databaseOf } from "../compose/database.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type Finding, missing, ok, weak } from "../settings/finding.ts";

const name = "database";

/** Whether the store can be reached and written, and what its next start would do to it. Changes nothing. */
export async function checkDatabase(loaded: LoadedConfig): Promise<Finding> {
  const { path, collections } = databaseOf(loaded);
  if (path === ":memory:") return weak(name, "in memory: gone with its process", "name a file");
  if (!existsSync(dirname(path))) return missing(name, `${path}: its folder does not exist`, "make the folder");
  try {
    const { state, version, missing: parts, problem = "" } = await inspectSqlite(path, collections);
    if (state === "incompatible")
      return missing(name, `${path}: ${problem}`, "run the version that made it, or a newer one");
    if (state === "absent")
      return weak(name, `${path} is not there yet`, "`rollcall migrate` makes it, as does the first start");
    if (state === "current") return ok(name, `${path}, version ${version ?? "none"}, can be written`);
    const behind = `${parts.length} ${parts.length === 1 ? "table" : "tables"} behind`;
    return weak(
      name,
      `${path} can be written and is ${behind}`,
      "`rollcall migrate` brings it up to date, as does the next start",
    );
  } catch (error) {
    if (error instanceof StoreIncompatible) return missing(name, `${path}: ${error.message}`, "name another file");
    if (!(error instanceof StoreUnavailable)) throw error;
    return missing(name, `${path}: ${error.message}`, "see who holds it, and who may write it");
  }
}
