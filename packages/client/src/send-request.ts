import { RollcallError } from "@rollcall/core/client";
import { refuseForeign } from "./to-rollcall-error.ts";

/** How a request is sent. */
export interface RequestOptions<T> {
  /** Default: the platform's `fetch`. */
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly signal: AbortSignal | undefined;
  /** For everything until the response has been read, retries included, in milliseconds. */
  readonly timeout: number;
  /** The number of retries. */
  readonly retry: number;
  /** Reads a successful response. */
  readonly read: (response: Response) => T | Promise<T>;
}

/** Statuses of temporary failures. */
const temporary = new Set([408, 429, 502, 503, 504]);

/**
 * Sends a request, and again after a temporary failure: with jittered backoff, or when `Retry-After` says so.
 * @throws {RollcallError} the error of the server; `request.timed-out`, `request.cancelled`, and as `refuseForeign` does
 * @throws {TypeError} without a response, or with an invalid URL or header
 */
export function sendRequest<T>(
  url: string,
  init: RequestInit,
  { fetch, signal, timeout, retry, read }: RequestOptions<T>,
): Promise<T> {
  return beforeDeadline(timeout, signal, async (ended) => {
    for (let failures = 0; ; failures++) {
      // Throws at once if a retry can't help.
      const request = new Request(url, { ...init, signal: ended });
      const hasRetry = failures < retry;
      let delay = backoff(failures);
      try {
        const response = await (fetch ?? globalThis.fetch)(request);
        delay = retryAfter(response.headers) ?? delay;
        // A delay beyond the timeout fails immediately with the reason.
        if (!hasRetry || !temporary.has(response.status) || delay > timeout) return await read(await accept(response));
        void response.body?.cancel();
      } catch (error) {
        // Without a connection, `fetch` and the body of a response reject with a `TypeError`.
        if (!hasRetry || !(error instanceof TypeError)) throw error;
      }
      await wait(delay, ended);
    }
  });
}

async function accept(response: Response): Promise<Response> {
  refuseForeign(response);
  if (!response.ok) throw RollcallError.fromWire(await response.json());
  return response;
}

/** Milliseconds before a retry. Half of the delay is random, so that clients do not all return at the same moment. */
const backoff = (failures: number): number => Math.min(3000, 300 * 2 ** failures) * (0.5 + Math.random() / 2);

/** The delay that a response asks for, in milliseconds: its header has seconds or a date. */
function retryAfter(headers: Headers): number | undefined {
  const header = headers.get("retry-after") ?? "";
  const delay = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return delay >= 0 ? delay : undefined;
}

/**
 * Runs `work` until the deadline or until `signal` aborts, which also aborts the signal of `work`. Doesn't wait for `work`
 * then: in Node, a response no longer follows the signal of its request after a garbage collection.
 */
async function beforeDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (ended: AbortSignal) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const done = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    const stop = (code: "request.timed-out" | "request.cancelled"): void => {
      reject(new RollcallError(code));
      ended.abort();
    };
    timer = setTimeout(() => stop("request.timed-out"), milliseconds);
    signal?.addEventListener("abort", () => stop("request.cancelled"), { signal: done.signal });
    if (signal?.aborted) stop("request.cancelled");
  });
  try {
    return await Promise.race([end, work(ended.signal)]);
  } finally {
    clearTimeout(timer);
    done.abort();
  }
}

/** Waits; forever once `ended` aborts. */
const wait = (milliseconds: number, ended: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    ended.addEventListener("abort", () => clearTimeout(timer));
  });
