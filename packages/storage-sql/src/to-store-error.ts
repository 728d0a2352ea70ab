import {
  type AnyCollection,
  MissingReference,
  StoreIncompatible,
  StoreUnavailable,
  UniqueViolation,
} from "@rollcall/core";
import { snakeCase } from "./schema/names.ts";

interface SqliteError extends Error {
  readonly errcode: number;
}

const busyCode = 5,
  lockedCode = 6,
  notADatabaseCode = 26;
/** Out of memory, read-only, interrupted by the disk, corrupt, full, cannot be opened, locking protocol: the store, not the change. */
const unavailable: Readonly<Record<number, string>> = {
  [busyCode]: "locked by another process",
  [lockedCode]: "locked",
  3: "not permitted",
  7: "out of memory",
  8: "read-only",
  10: "not readable or not writable (I/O error)",
  11: "corrupt",
  13: "full",
  14: "not to be opened",
  15: "locked by another process",
};
const uniqueCode = 2067,
  primaryKeyCode = 1555,
  foreignKeyCode = 787;

const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && typeof (error as SqliteError).errcode === "number";

/** Whether another connection is in the way just now: worth another try. */
export const isBusy = (error: unknown): boolean =>
  isSqliteError(error)
    ? (error.errcode & 0xff) === busyCode
    : error instanceof StoreUnavailable && isSqliteError(error.cause) && isBusy(error.cause);

/** What SQLite reports, in the words of the store port. Whatever else was thrown stays what it is. */
export function toStoreError(error: unknown, collection?: AnyCollection): unknown {
  if (!isSqliteError(error)) return error;
  if (collection !== undefined) {
    if (error.errcode === uniqueCode || error.errcode === primaryKeyCode) {
      return new UniqueViolation(collection.name, violated(error.message, collection), { cause: error });
    }
    if (error.errcode === foreignKeyCode) return new MissingReference(collection.name, { cause: error });
  }
  const primary = error.errcode & 0xff;
  if (primary === notADatabaseCode) return new StoreIncompatible("the file is not a SQLite database", { cause: error });
  const problem = unavailable[primary];
  return problem === undefined ? error : new StoreUnavailable(`the database is ${problem}`, { cause: error });
}

/** `UNIQUE constraint failed: crew.scope, crew.email` → the unique key of these columns. */
function violated(message: string, collection: AnyCollection): string {
  const columns = message
    .slice(message.indexOf(": ") + 2)
    .split(", ")
    .map((column) => column.slice(column.indexOf(".") + 1))
    .join();
  const found = Object.entries(collection.unique).find(([, fields]) => fields.map(snakeCase).join() === columns);
  return found?.[0] ?? "key";
}
