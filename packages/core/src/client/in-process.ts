import type { AbortSignalLike } from "../contract/abort-signal.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { StreamMessage, StreamPosition } from "../contract/stream.ts";
import type { DocumentView } from "../documents/view.ts";
import type { FileContent } from "../ports/files.ts";
import type { Actor } from "../identity/actor.ts";
import { throughJson } from "./through-json.ts";
import { hostError } from "../contract/host-error.ts";
import type { Call, CallMode, FileTransport, Transport } from "./transport.ts";

/** The part of a `Rollcall` that the in-process transport uses, the same as the server's. */
export interface Callee {
  call(mode: CallMode, call: CalleeRequest): unknown;
  stream(position: StreamPosition, actor: Actor, signal: AbortSignalLike): AsyncIterable<StreamMessage>;
  readonly files?: CalleeFiles | undefined;
}

/** The part of a `Rollcall` that receives files. */
interface CalleeFiles {
  upload(file: { readonly name: string; readonly content: FileContent }, actor: Actor): Promise<DocumentView>;
}

/** A call as the engine receives it. */
export interface CalleeRequest {
  readonly name: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly idempotencyKey?: string | undefined;
}

/**
 * The transport without a socket. All values still pass through JSON, so that anything that works here also works over HTTP.
 * @param rollcall the instance to call
 * @param actor returns the caller; called for every call
 */
export function createInProcessTransport(rollcall: Callee, actor: () => Actor | PromiseLike<Actor>): Transport {
  return {
    async call({ name, mode, input, options }: Call) {
      const caller = actor();
      const request: CalleeRequest = {
        name,
        input: throughJson(input),
        actor: isPromise(caller) ? await caller : caller,
        idempotencyKey: options.idempotencyKey,
      };
      if (options.signal?.aborted) throw new RollcallError("request.cancelled");
      try {
        const answer = rollcall.call(mode, request);
        return throughJson(isPromise(answer) ? await untilCancelled(answer, options.signal) : answer);
      } catch (error) {
        throw RollcallError.fromWire(throughJson(error));
      }
    },
    async *stream(position, signal) {
      for await (const message of rollcall.stream(position, await actor(), signal)) {
        yield throughJson(message) as StreamMessage;
      }
    },
    files: filesOf(rollcall, actor),
  };
}

const filesOf = ({ files }: Callee, actor: () => Actor | PromiseLike<Actor>): FileTransport => ({
  async upload(content, name, { signal, onProgress } = {}) {
    if (files === undefined) throw hostError("uploads need `files` in the options of createRollcall");
    if (signal?.aborted) throw new RollcallError("request.cancelled");
    try {
      const document = await untilCancelled(files.upload({ name, content }, await actor()), signal);
      onProgress?.(content.size);
      return document;
    } catch (error) {
      throw RollcallError.fromWire(throughJson(error));
    }
  },
  url: (documentId) => `/documents/${encodeURIComponent(documentId)}`,
});

/** The result of a call, or a rejection when the caller aborts. The call itself continues. */
function untilCancelled<T>(answer: PromiseLike<T>, signal: AbortSignalLike | undefined): PromiseLike<T> {
  if (signal === undefined) return answer;
  return new Promise<T>((resolve, reject) => {
    const cancel = (): void => {
      reject(new RollcallError("request.cancelled"));
    };
    const done = (): void => {
      signal.removeEventListener("abort", cancel);
    };
    signal.addEventListener("abort", cancel);
    answer.then(resolve, reject).then(done, done);
  });
}

const isPromise = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
