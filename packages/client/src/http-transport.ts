import { kindOf, type Transport, wireVersion } from "@rollcall/core/client";
import ky, { HTTPError, type Options } from "ky";
import { readEvents } from "./read-events.ts";
import { toAbortSignal } from "./to-abort-signal.ts";
import { refuseForeign, toRollcallError } from "./to-rollcall-error.ts";
import { toSearchParams } from "./to-search-params.ts";

/** Headers by name. */
export type HttpHeaders = Readonly<Record<string, string>>;

/** Where a Rollcall server is, and how to speak to it. */
export interface HttpTransportOptions {
  /** Where the handler is mounted: `/rollcall`, `https://api.example.com/rollcall`. Absolute outside a browser. */
  readonly baseUrl: string | URL;
  /** What sends requests; the platform's `fetch` if left out. */
  readonly fetch?: typeof globalThis.fetch;
  /** Headers of every request, such as `Authorization`; a function is asked before each call. */
  readonly headers?: HttpHeaders | (() => HttpHeaders | PromiseLike<HttpHeaders>);
  /** Whether cookies go along: `include` for a server of another origin; `same-origin` if left out. */
  readonly credentials?: RequestCredentials;
  /** Milliseconds for a whole call, repeats included; 10,000 if left out. A call may say otherwise. */
  readonly timeout?: number;
  /** How often a call is repeated after a network failure or a 408, 429, 502, 503 or 504; 4 if left out. */
  readonly retry?: number;
}

/** A live stream says something at least every 15 seconds; silent for longer than this, in milliseconds, it is dead. */
const maxSilence = 40_000;

/**
 * The HTTP transport. Queries travel as GET, everything else as POST.
 *
 * What fails on the way is repeated with jittered backoff, honouring `Retry-After`. That is safe for commands too: each
 * carries an idempotency key, the caller's or one made for this call, so that however often it arrives, it happens once.
 * @throws {RollcallError} per call: whatever the server answers with; `request.timed-out`, `request.cancelled`,
 *   `request.version-mismatch`, and `server.unreachable` where nothing, or something else than Rollcall, answered
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

  return {
    async call({ name, mode, input, options: { idempotencyKey, signal: like, timeout = usual } }) {
      const { signal, letGo } = toAbortSignal(like);
      const isRun = mode === "run";
      const isCommand = kindOf(name) === "command";
      try {
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
        throw toRollcallError(error, signal);
      } finally {
        letGo();
      }
    },

    async *stream(position, like) {
      const { signal, letGo } = toAbortSignal(like);
      const silence = new AbortController();
      const ends = AbortSignal.any(signal ? [signal, silence.signal] : [silence.signal]);
      try {
        const searchParams = { position: JSON.stringify(position) };
        const headers = { accept: "text/event-stream", ...(await given()) };
        const answer = await http("events", { searchParams, headers, signal: ends, timeout: usual, retry: 0 });
        refuseForeign(answer);
        yield* readEvents(answer, maxSilence, () => {
          silence.abort();
        });
      } catch (error) {
        if (signal?.aborted !== true) throw toRollcallError(error, undefined);
      } finally {
        letGo();
      }
    },
  };
}

/** Half of the delay is chance, so that many clients of a server that comes back do not come back as one. */
const retries = {
  methods: ["get", "post"],
  statusCodes: [408, 429, 502, 503, 504],
  backoffLimit: 3000,
  jitter: (delay: number) => delay * (0.5 + Math.random() / 2),
} satisfies Options["retry"];

/** Whoever is asked to wait beyond their time hears why at once. */
const waitsLonger = (error: Error, timeout: number): false | undefined =>
  error instanceof HTTPError && Number(error.response.headers.get("retry-after")) * 1000 > timeout ? false : undefined;

const newKey = (): string => crypto.randomUUID();
