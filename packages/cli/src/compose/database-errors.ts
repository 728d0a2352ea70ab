import { StoreDamaged, StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { Database } from "./database.ts";

/** What is missing in a database, or what the database itself reported, with its code; undefined for any other error. */
export function reportOf(error: unknown): string | undefined {
  if (error instanceof StoreDamaged) return error.problem;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { errcode, severity, code } = cause as Partial<Record<"errcode" | "severity" | "code", unknown>>;
    if (typeof errcode === "number") return `${cause.message} [${errcode}]`;
    if (typeof severity === "string" && typeof code === "string") return `${cause.message} [${code}]`;
  }
  return undefined;
}

/** What to do about damaged tables. */
export const repair = "restore a backup with `rollcall restore`, or undo what another program changed";

/** Whether a PostgreSQL server was reached but doesn't have the database. */
export const isMissingDatabase = ({ cause }: StoreUnavailable): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "3D000";

/** What to do about a missing database. */
export const createDatabase = "create it, or correct its name in the connection string";

/** Turns an error of the store or of the database itself into a `CliError`. Returns any other error unchanged. */
export function toDatabaseError(error: unknown, { label }: Pick<Database, "label">): unknown {
  if (error instanceof StoreIncompatible) {
    return new CliError(
      1,
      `\`${label}\` cannot be used by this version of Rollcall; it was not changed: ${error.message}`,
      { cause: error },
    );
  }
  if (error instanceof StoreUnavailable && !(error instanceof StoreDamaged)) {
    const remedy = isMissingDatabase(error) ? `: ${createDatabase}` : "";
    return new CliError(1, `\`${label}\` cannot be used: ${error.message}${remedy}`, { cause: error });
  }
  const report = reportOf(error);
  if (report === undefined || error instanceof CliError) return error;
  return new CliError(1, `\`${label}\` has damaged tables: ${report}: ${repair}`, { cause: error });
}
