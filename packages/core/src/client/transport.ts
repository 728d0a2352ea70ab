import type { AbortSignalLike } from "../contract/abort-signal.ts";
import type { DocumentView } from "../documents/view.ts";
import type { FileContent } from "../ports/files.ts";
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

/** The options of an upload. */
export interface UploadOptions {
  readonly signal?: AbortSignalLike | undefined;
  /** Called while the file is sent, with the number of bytes sent so far. */
  readonly onProgress?: ((sent: number) => void) | undefined;
}

/** A ZIP archive. A `Blob` in browsers. */
export interface ExportedArchive extends FileContent {
  readonly type: string;
}

/** Sends and addresses files. */
export interface FileTransport {
  /**
   * Uploads a file. It belongs to the caller, and is deleted after a day unless something refers to it.
   * @param file a `Blob`, such as a `File`
   * @param name the name on the caller's device, with its extension
   * @throws {RollcallError} `file.too-large`, `file.quota-exceeded`, `file.type-unsupported`, `file.name-invalid`,
   *   `file.infected`; `request.cancelled`, `request.timed-out` and `server.unreachable` as in calls
   */
  upload(file: FileContent, name: string, options?: UploadOptions): Promise<DocumentView>;
  /** The address of a document on the server. Each request for it is authorized. */
  url(documentId: string): string;
  /**
   * Exports a person's data and files as a ZIP archive. Absent if the transport can't do this.
   * @throws {RollcallError} `request.not-found`, `request.forbidden`
   */
  exportPerson?(personId: string, options?: Pick<UploadOptions, "signal">): Promise<ExportedArchive>;
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
  /** Uploads and addresses of files. Absent if the transport has none. */
  readonly files?: FileTransport;
}
