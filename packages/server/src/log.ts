import type { ErrorCode } from "@rollcall/core";

/** What the server says of one request, or of a job that failed: no query, no body, no name and no address of anybody. */
export interface LogEntry {
  /** `error`: somebody who runs the server should look. */
  readonly level: "info" | "error";
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Until the answer began. */
  readonly milliseconds: number;
  /** The person who called, once known. */
  readonly personId?: string | undefined;
  /** Why it was refused. */
  readonly code?: ErrorCode | undefined;
  /** What went wrong behind an `internal` or an unavailable store. Never sent. */
  readonly cause?: unknown;
}

/** Where log entries go. */
export type Log = (entry: LogEntry) => void;

/** Says errors on the console and nothing else. */
export const consoleLog: Log = (entry) => {
  // eslint-disable-next-line no-console -- where a host names no log, this is the only place that an operator looks
  if (entry.level === "error") console.error("rollcall", entry);
};
