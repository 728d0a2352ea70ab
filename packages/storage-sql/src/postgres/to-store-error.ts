import {
  type AnyCollection,
  MissingReference,
  StoreDamaged,
  StoreIncompatible,
  StoreUnavailable,
  UniqueViolation,
} from "@rollcall/core";
import { uniqueName } from "../schema/names.ts";
import { PipelineError } from "./connection/pipeline.ts";
import { toName } from "./postgres-dialect.ts";

interface DatabaseError extends Error {
  readonly code: string;
  readonly constraint?: string;
}

/** A transaction conflicts with another one and can run again. Never leaves the store. */
export class Conflict extends Error {
  override readonly name = "Conflict";

  /** Whether both changed the same row. Otherwise, one may only have read what is near a change by the other one. */
  get isSameRow(): boolean {
    return !(this.cause instanceof Error && this.cause.message.includes("read/write dependencies"));
  }
}

/** Another process has migrated the tables since this one has checked them. The transaction can run again if they still fit. */
export class SchemaChanged extends Conflict {
  override get isSameRow(): boolean {
    return false;
  }
}

/** A statement of a change failed. */
export class ChangeError extends Error {
  override readonly name = "ChangeError";
  readonly collection: AnyCollection;

  constructor(cause: unknown, collection: AnyCollection) {
    super("a change failed", { cause });
    this.collection = collection;
  }
}

/** The connection was lost during a commit. The transaction must not run again, because the first run may have been saved. */
export class UnknownOutcome extends StoreUnavailable {
  constructor(cause: unknown) {
    super("the connection was lost during the commit; the changes may or may not have been saved", { cause });
  }
}

/** Conflicts with other transactions, locks that take too long, and statements that a connection no longer has prepared. */
const conflicts = new Set(["40001", "40P01", "55P03", "26000", "42P05"]);
const uniqueViolation = "23505";
const foreignKeyViolation = "23503";
const divisionByZero = "22012";
const insufficientPrivilege = "42501";

/** Classes and codes of errors that concern the database as a whole, not the change. */
const unavailable: readonly (readonly [code: string, problem: string])[] = [
  ["08", "not reachable"],
  ["25006", "read-only"],
  ["25P03", "not reachable"],
  ["25P04", "too slow"],
  ["28", "not accessible (sign-in refused)"],
  ["3D000", "missing"],
  ["53", "out of resources"],
  ["57014", "too slow"],
  ["57P03", "starting"],
  ["57P", "shutting down"],
  ["58", "not readable or writable (I/O error)"],
];

/** A table or a column that a statement names is missing. */
const missingPart = new Set(["42P01", "42703"]);

/** Whether a statement that must change a row has changed none. */
export const isNothingChanged = (error: unknown): boolean => isDatabaseError(error) && error.code === divisionByZero;

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && /^[0-9A-Z]{5}$/.test((error as Partial<DatabaseError>).code ?? "") && "severity" in error;

/** Whether the server, or the limit of the database or user, allows no more connections. */
export const hasTooManyConnections = (error: unknown): boolean => isDatabaseError(error) && error.code === "53300";

/** Whether the connection was lost in the middle of a transaction that had not been committed. */
export const isConnectionLost = (error: unknown): boolean =>
  error instanceof StoreUnavailable &&
  !(error instanceof UnknownOutcome) &&
  error.cause instanceof Error &&
  (!isDatabaseError(error.cause) || /^(57P0|25P03)/.test(error.cause.code));

/**
 * Turns an error of `pg` into an error of the store port, or a {@link Conflict}.
 * @param error what a statement or connection threw
 * @param prefix the prefix of the tables
 * @param collection the collection that the failed statement wrote
 */
export function toStoreError(error: unknown, prefix: string, collection?: AnyCollection): unknown {
  if (error instanceof PipelineError) return toStoreError(error.cause, prefix, collection);
  if (error instanceof ChangeError) return toStoreError(error.cause, prefix, error.collection);
  if (!isDatabaseError(error)) {
    const isFinal =
      error instanceof StoreUnavailable || error instanceof StoreIncompatible || error instanceof TypeError;
    if (isFinal || error instanceof SchemaChanged) return error;
    return new StoreUnavailable(`the database is not reachable${reasonOf(error)}`, { cause: error });
  }
  const { code, constraint } = error;
  if (conflicts.has(code)) return new Conflict("the transaction conflicts with another one", { cause: error });
  if (collection !== undefined) {
    if (code === uniqueViolation) {
      const violated = Object.keys(collection.unique).find(
        (unique) => toName(prefix + uniqueName(collection.name, unique)) === constraint,
      );
      return new UniqueViolation(collection.name, violated ?? "key", { cause: error });
    }
    if (code === foreignKeyViolation) return new MissingReference(collection.name, { cause: error });
  }
  if (missingPart.has(code)) return new StoreDamaged(`${error.message} [${code}]`, { cause: error });
  // The server names the table or the schema.
  if (code === insufficientPrivilege)
    return new StoreUnavailable(`the database is not accessible (${error.message})`, { cause: error });
  const problem = unavailable.find(([begin]) => code.startsWith(begin))?.[1];
  return problem === undefined ? error : new StoreUnavailable(`the database is ${problem}`, { cause: error });
}

/** Turns the error of a statement into an error of the store port. Returns other errors as they are. */
export function toFailure(error: unknown, prefix: string): Error {
  const failure = error instanceof PipelineError || error instanceof ChangeError ? toStoreError(error, prefix) : error;
  return failure instanceof Error ? failure : new Error("a call failed", { cause: failure });
}

/** Why a connection failed, such as `ECONNREFUSED`. Never contains a password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { code, message } = error as Error & { readonly code?: unknown };
  return ` (${typeof code === "string" ? code : message})`;
}
