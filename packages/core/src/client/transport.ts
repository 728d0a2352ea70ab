import type { AbortSignalLike } from "../contract/abort-signal.ts";
import type { StreamMessage, StreamPosition } from "../contract/stream.ts";

/** `run` runs the operation, `check` stops after the decision, and `dry-run` returns what would change without changing it. */
export type CallMode = "run" | "check" | "dry-run";

/** The options of a call. */
export interface CallOptions {
  /** A command with the same key runs only once, however often it is sent. 1 to 128 printable ASCII characters. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignalLike | undefined;
  /** Milliseconds until `request.timed-out`. Defaults to the transport's timeout. */
  readonly timeout?: number | undefined;
}

/** One call of one operation, as sent over every transport. */
export interface Call {
  readonly name: string;
  readonly mode: CallMode;
  /** Plain JSON. */
  readonly input: unknown;
  readonly options: CallOptions;
}

/** The transport port: in process, over HTTP, or a host's own. */
export interface Transport {
  /**
   * Sends a call and returns the plain JSON of its output (run), a `Decision` (check) or a `DryRun` (dry-run).
   * @throws {RollcallError} the error of the operation, `server.unreachable`, `request.timed-out`, `request.cancelled`
   */
  call(call: Call): Promise<unknown>;
  /** One connection of the event stream, from `position` on. Ends when the other side does; the caller reconnects. */
  stream(position: StreamPosition, signal: AbortSignalLike): AsyncIterable<StreamMessage>;
}
