import { type ErrorCode, StoreOutdated, StoreUnavailable } from "@rollcall/core";

/** A log entry of a request or a failed job. Contains no query, body, names or addresses. */
export interface LogEntry {
  /** `error` requires the attention of an operator. */
  readonly level: "info" | "error";
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Milliseconds until the response started. */
  readonly milliseconds: number;
  /** The id of the caller, once known. */
  readonly personId?: string | undefined;
  /** The error code, if it was refused. */
  readonly code?: ErrorCode | undefined;
  /** The cause of an `internal` error or an unavailable store. Never sent. */
  readonly cause?: unknown;
}

/** Receives log entries. */
export type Log = (entry: LogEntry) => void;

/** How often an unavailable store is printed, in milliseconds, because every request fails during an outage. */
const outageInterval = 1000;

/** Prints errors to the console and nothing else. An unavailable store is one line, at most once per second. */
export function createConsoleLog(): Log {
  let printedAt = -outageInterval;
  let omitted = 0;
  return (entry) => {
    if (entry.level !== "error") return;
    if (!(entry.cause instanceof StoreUnavailable)) {
      print("rollcall", entry);
      return;
    }
    const now = performance.now();
    if (now - printedAt < outageInterval) {
      omitted += 1;
      return;
    }
    const { method, path, requestId, cause } = entry;
    // Jobs have no path and no request.
    const where = path === "" ? method : `${method} ${path}`;
    const notes = [
      ...(path === "" ? [] : [`request ${requestId}`]),
      ...(omitted === 0 ? [] : [`${omitted} more since the last line`]),
    ];
    const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
    const code: ErrorCode = cause instanceof StoreOutdated ? "store.outdated" : "store.unavailable";
    print(`rollcall ${where} ${code}: ${reasonOf(cause)}${note}`);
    printedAt = now;
    omitted = 0;
  };
}

/** The message of an error and those of its causes, each with its code unless the message contains it. */
function reasonOf(error: Error): string {
  const { message, code, cause } = error as Error & { readonly code?: unknown };
  const text = typeof code === "string" && !message.includes(code) ? `${message} [${code}]` : message;
  return cause instanceof Error && !text.includes(cause.message) ? `${text}: ${reasonOf(cause)}` : text;
}

// oxlint-disable-next-line no-console -- without a log from the host, operators only see the console
const print = (...values: readonly unknown[]): void => console.error(...values);
