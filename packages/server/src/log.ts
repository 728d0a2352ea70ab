import type { ErrorCode } from "@rollcall/core";

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

/** Prints errors to the console and nothing else. */
export const consoleLog: Log = (entry) => {
  // oxlint-disable-next-line no-console -- without a log from the host, operators only see the console
  if (entry.level === "error") console.error("rollcall", entry);
};
