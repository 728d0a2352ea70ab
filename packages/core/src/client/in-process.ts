import type { AbortSignalLike } from "../contract/abort-signal.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { StreamMessage, StreamPosition } from "../contract/stream.ts";
import type { Actor } from "../identity/actor.ts";
import { throughJson } from "./through-json.ts";
import type { Call, CallMode, Transport } from "./transport.ts";

/** What the in-process transport needs of a `Rollcall`: the same door that the server uses. */
export interface Callee {
  call(mode: CallMode, call: CalleeRequest): unknown;
  stream(position: StreamPosition, actor: Actor, signal: AbortSignalLike): AsyncIterable<StreamMessage>;
}

/** A call as it reaches the engine. */
export interface CalleeRequest {
  readonly name: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly idempotencyKey?: string | undefined;
}

/**
 * The wire without the socket: everything still goes through JSON, so that what works here works over HTTP.
 * @param rollcall what answers
 * @param actor who calls, asked at every call
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
  };
}

/** An answer, or the end of waiting for it. What was begun goes on. */
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
