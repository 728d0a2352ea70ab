import { kindOf, type Transport, wireVersion } from "@rollcall/core/client";
import ky, { HTTPError, type Options } from "ky";
import { readEvents } from "./read-events.ts";
import { queryTurn, spreadQueries } from "./reconnection.ts";
import { type SessionAnswer, SessionQuestion } from "./session-question.ts";
import { toAbortSignal } from "./to-abort-signal.ts";
import { refuseForeign, toRollcallError } from "./to-rollcall-error.ts";
import { toSearchParams } from "./to-search-params.ts";
import type { FileConnection } from "./transfer-file.ts";

/** Headers by name. */
export type HttpHeaders = Readonly<Record<string, string>>;

/** Options of the HTTP transport. */
export interface HttpTransportOptions {
  /** The URL of the handler: `/rollcall` or `https://api.example.com/rollcall`. Must be absolute outside a browser. */
  readonly baseUrl: string | URL;
  /** Sends requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Headers of every request, such as `Authorization`. A function is called before each request. */
  readonly headers?: HttpHeaders | (() => HttpHeaders | PromiseLike<HttpHeaders>);
  /** Whether to send cookies; use `include` for a server on another origin. Default: `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Timeout of a call including retries, in milliseconds. Default: 10,000. Can be set per call. */
  readonly timeout?: number;
  /**
   * Whether to ask the server first if the caller is signed in. Calls wait for the response. If the caller isn't signed in, they fail
   * without a request, so signed-out pages log no errors in the browser's console. Default: false.
   */
  readonly checkSession?: boolean;
  /** Number of retries after a network failure or a 408, 429, 502, 503 or 504. Default: 4. */
  readonly retry?: number;
}

/** A stream without any data for this long is broken, in milliseconds. The server sends data at least every 15 seconds. */
const maxSilence = 40_000;

/**
 * The HTTP transport. Queries travel as GET, everything else as POST.
 *
 * Failed requests are retried with jittered backoff, respecting `Retry-After`. This is safe for commands, too: each has an
 * idempotency key, from the caller or created for the call, so it runs only once.
 *
 * When a browser is online again, ten queries start at once. Others within the next second start 20 ms apart.
 * @throws {RollcallError} per call: the error of the server; `request.timed-out`, `request.cancelled`,
 *   `request.version-mismatch`, and `server.unreachable` if there is no response or it is not from Rollcall
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { baseUrl, fetch, credentials, timeout: usual = 10_000, retry = 4 } = options;
  const http = ky.create({
    prefix: baseUrl,
    headers: { "rollcall-version": String(wireVersion) },
    ...(fetch && { fetch }),
    ...(credentials && { credentials }),
  });
  const given = async (): Promise<HttpHeaders | undefined> =>
    typeof options.headers === "function" ? options.headers() : options.headers;
  const session = options.checkSession
    ? new SessionQuestion(async () =>
        http("session", { headers: { ...(await given()) }, timeout: usual, retry: 0 }).json<SessionAnswer>(),
      )
    : undefined;
  spreadQueries();
  const connection: FileConnection = {
    fetch,
    credentials,
    headers: given,
    requireSession: async (name) => session?.requireSession(name),
    url: (path) => `${String(baseUrl).replace(/\/+$/, "")}/${path}`,
  };

  return {
    async call({ name, mode, input, options: { idempotencyKey, signal: like, timeout = usual } }) {
      const { signal, letGo } = toAbortSignal(like);
      const isRun = mode === "run";
      const isCommand = kindOf(name) === "command";
      try {
        if (!isCommand) await queryTurn(signal);
        await session?.requireSession(name);
        const answer = http(isRun ? name : `${name}/${mode}`, {
          ...(isRun && !isCommand ? { searchParams: toSearchParams(input) } : { method: "post", json: input ?? {} }),
          headers: { ...(await given()), ...(isRun && isCommand && { "idempotency-key": idempotencyKey ?? newKey() }) },
          ...(signal && { signal }),
          timeout: false,
          totalTimeout: timeout,
          retry: { ...retries, limit: retry, shouldRetry: ({ error }) => waitsLonger(error, timeout) },
        });
        const output = await answer.json();
        refuseForeign(await answer);
        return output;
      } catch (error) {
        const refusal = toRollcallError(error, signal);
        if (refusal.kind === "unauthenticated") session?.forget();
        throw refusal;
      } finally {
        // Signing in or out changes the response.
        if (name.startsWith("access.")) session?.forget();
        letGo();
      }
    },

    async *stream(position, like) {
      const { signal, letGo } = toAbortSignal(like);
      try {
        await session?.requireSession("events");
        const answer = await http("events", {
          searchParams: { position: JSON.stringify(position) },
          headers: { accept: "text/event-stream", ...(await given()) },
          ...(signal && { signal }),
          timeout: usual,
          retry: 0,
        });
        refuseForeign(answer);
        yield* readEvents(answer, maxSilence, signal);
      } catch (error) {
        if (signal?.aborted !== true) throw toRollcallError(error, undefined);
      } finally {
        letGo();
      }
    },

    // The code loads with the first transfer.
    files: {
      upload: async (...file) => (await import("./transfer-file.ts")).uploadFile(connection, ...file),
      exportPerson: async (...person) => (await import("./transfer-file.ts")).exportPerson(connection, ...person),
      url: (documentId) => connection.url(`documents/${encodeURIComponent(documentId)}`),
    },
  };
}

/** Half of the delay is random, so that clients do not all return at the same moment. */
const retries = {
  methods: ["get", "post"],
  statusCodes: [408, 429, 502, 503, 504],
  backoffLimit: 3000,
  jitter: (delay: number) => delay * (0.5 + Math.random() / 2),
} satisfies Options["retry"];

/** A delay beyond the timeout fails immediately with the reason. */
const waitsLonger = (error: Error, timeout: number): false | undefined =>
  error instanceof HTTPError && Number(error.response.headers.get("retry-after")) * 1000 > timeout ? false : undefined;

const newKey = (): string => crypto.randomUUID();
