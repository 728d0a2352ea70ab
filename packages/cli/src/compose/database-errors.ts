import { StoreDamaged, StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { Database } from "./database.ts";

/** What is missing in a database, or the database's own error with its code; undefined for any other error. */
export function reportOf(error: unknown): string | undefined {
  if (error instanceof StoreDamaged) return error.problem;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { errcode, severity, code } = cause as Partial<Record<"errcode" | "severity" | "code", unknown>>;
    if (typeof errcode === "number") return `${cause.message} [${errcode}]`;
    if (typeof severity === "string" && typeof code === "string") return `${cause.message} [${code}]`;
  }
  return undefined;
}

/** What to do about a damaged database. */
export const repair = "restore a backup with `rollcall restore`, or undo what another program changed";

/** Describes a damaged database and what to do about it. */
export const toDamage = (problem: string): string => `is damaged: ${problem}; ${repair}`;

/** What to do about a database that can't be used at the moment; undefined if it is best to wait. */
export function remedyOf(error: StoreUnavailable): string | undefined {
  const { cause } = error;
  if (!(cause instanceof Error) || "errcode" in cause) return undefined;
  const code = "severity" in cause && "code" in cause ? String(cause.code) : undefined;
  if (code === "3D000") return "create it, or correct its name in the connection string";
  if (code !== undefined && !code.startsWith("28")) return undefined;
  return "check that the server runs, and the address, user and password in the connection string";
}

/** What to do about a permission that the database user lacks. */
export const grantPermission = "grant the user the permission, or run `rollcall migrate` as a user who has it";

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
    const remedy = remedyOf(error);
    const advice = remedy === undefined ? "" : `: ${remedy}`;
    return new CliError(1, `\`${label}\` cannot be used: ${error.message}${advice}`, { cause: error });
  }
  const report = reportOf(error);
  if (report === undefined || error instanceof CliError) return error;
  return new CliError(1, `\`${label}\` ${toDamage(report)}`, { cause: error });
}
