import {
  type AnyCollection,
  MissingReference,
  StoreDamaged,
  StoreIncompatible,
  StoreUnavailable,
  UniqueViolation,
} from "@rollcall/core";
import { snakeCase } from "../schema/names.ts";

interface SqliteError extends Error {
  readonly errcode: number;
}

const busyCode = 5,
  lockedCode = 6,
  inputOutputCode = 10,
  corruptCode = 11,
  notADatabaseCode = 26;
/** Error codes that concern the store as a whole, not the change. */
const unavailable: Readonly<Record<number, string>> = {
  [busyCode]: "locked by another process",
  [lockedCode]: "locked",
  3: "not accessible (permission denied)",
  7: "out of memory",
  8: "read-only",
  [inputOutputCode]: "not readable or writable (I/O error)",
  13: "full",
  14: "not accessible (cannot be opened)",
  15: "locked by another process",
};
const uniqueCode = 2067,
  primaryKeyCode = 1555,
  foreignKeyCode = 787;

const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && typeof (error as SqliteError).errcode === "number";

/** Reported as I/O errors, although no file was touched: out of memory, and no folder for temporary files. */
const withoutFile: readonly number[] = [3082, 6410];

/** The code of a SQLite error, or of the error that caused a store error. */
function codeOf(error: unknown): number | undefined {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  return isSqliteError(cause) ? cause.errcode : undefined;
}

/** A code without its details. */
const primaryOf = (code: number): number => code & 0xff;

/** Whether another connection holds the lock, so that a retry may succeed. */
export const isBusy = (error: unknown): boolean => primaryOf(codeOf(error) ?? 0) === busyCode;

/** Whether the system failed to read, write or flush a file. */
export function isInputOutputError(error: unknown): boolean {
  const code = codeOf(error) ?? 0;
  return primaryOf(code) === inputOutputCode && !withoutFile.includes(code);
}

/** Turns a SQLite error into an error of the store port. Returns any other error unchanged. */
export function toStoreError(error: unknown, collection?: AnyCollection): unknown {
  if (!isSqliteError(error)) return error;
  if (collection !== undefined) {
    if (error.errcode === uniqueCode || error.errcode === primaryKeyCode) {
      return new UniqueViolation(collection.name, violated(error.message, collection), { cause: error });
    }
    if (error.errcode === foreignKeyCode) return new MissingReference(collection.name, { cause: error });
  }
  const code = primaryOf(error.errcode);
  if (code === corruptCode || /^no such (?:table|column|index): /.test(error.message))
    return new StoreDamaged(`${error.message} [${error.errcode}]`, { cause: error });
  if (code === notADatabaseCode) return new StoreIncompatible("the file is not a SQLite database", { cause: error });
  const problem = unavailable[code];
  return problem === undefined ? error : new StoreUnavailable(`the database is ${problem}`, { cause: error });
}

/** Finds the violated unique key, for example from `UNIQUE constraint failed: crew.scope, crew.email`. */
function violated(message: string, collection: AnyCollection): string {
  const columns = message
    .slice(message.indexOf(": ") + 2)
    .split(", ")
    .map((column) => column.slice(column.indexOf(".") + 1))
    .join();
  const found = Object.entries(collection.unique).find(([, fields]) => fields.map(snakeCase).join() === columns);
  return found?.[0] ?? "key";
}
