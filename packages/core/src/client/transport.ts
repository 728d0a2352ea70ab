import type { AbortSignalLike } from "../contract/abort-signal.ts";
import type { StreamMessage, StreamPosition } from "../contract/stream.ts";

/** `run` does it; `check` stops after the decision; `dry-run` also tells what would change, and changes nothing. */
export type CallMode = "run" | "check" | "dry-run";

/** What a caller may say about a call. */
export interface CallOptions {
  /** The same key makes the same command happen once, however often it is sent. 1 to 128 printable ASCII characters. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignalLike | undefined;
  /** Milliseconds until `request.timed-out`; the transport's own if left out. */
  readonly timeout?: number | undefined;
}

/** One call of one operation, as every transport carries it. */
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
   * Carries a call and answers with the plain JSON of its output (run), a `Decision` (check) or a `DryRun` (dry-run).
   * @throws {RollcallError} whatever the operation answers with, and `server.unreachable`, `request.timed-out`, `request.cancelled`
   */
  call(call: Call): Promise<unknown>;
  /** One connection of the event stream, from `position` on. Ends when the other side does; the caller reconnects. */
  stream(position: StreamPosition, signal: AbortSignalLike): AsyncIterable<StreamMessage>;
}
