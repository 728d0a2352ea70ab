import { StoreIncompatible, StoreUnavailable } from "@rollcall/core";

const messages: Readonly<Record<string, string>> = {
  QuotaExceededError: "the browser's storage is full: delete data of this site, or free space on the disk",
  SecurityError: "the browser doesn't allow this page to store data",
  InvalidStateError: "the browser closed the database, or doesn't allow this page to store data",
};

/** The message if an IndexedDB transaction has ended before its work. */
export const awaitedOther = "a transaction awaited something other than the store";

/** The error of the port for an error of the browser. Other errors stay as they are. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  const { name, message } = error;
  if (name === "VersionError")
    return new StoreIncompatible("the database was created by a newer version", { cause: error });
  if (name === "NotFoundError")
    return new StoreIncompatible("another program created the database: choose another name", { cause: error });
  if (name === "TransactionInactiveError") {
    return new TypeError(awaitedOther, { cause: error });
  }
  return new StoreUnavailable(messages[name] ?? `the browser's database failed: ${message}`, { cause: error });
}
