import type { LinkProblem } from "@rollcall/core";
import ky, { isHTTPError, type KyInstance } from "ky";
import type { z } from "zod";
import type { ProviderContext } from "./link-options.ts";
import { retryAfterOf } from "./retry-after.ts";
import { UpstreamFailure } from "./upstream-failure.ts";

/** Where and how requests are sent. */
export interface Target {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Additional origins that receive the credentials. */
  readonly origins?: readonly string[];
}

/** Values of a query; undefined ones are left out. */
export type QueryValues = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The longest wait within one read, in seconds. A longer one ends it as `rate-limited`. */
const maxWaitInside = 5;

/** Requests of one read: limited in number, size and time, retried, and checked. */
export class Upstream {
  readonly #target: Target;
  readonly #context: ProviderContext;
  readonly #signal: AbortSignal;
  readonly #ky: KyInstance;
  #requests = 0;
  #bytes = 0;

  constructor(target: Target, context: ProviderContext, signal: AbortSignal) {
    const { limits, now, fetch } = context;
    this.#target = target;
    this.#context = context;
    this.#signal = signal;
    this.#ky = ky.create({
      // ky passes a request; its other options are not part of `fetch`.
      fetch: (input) => {
        if (++this.#requests > limits.requests) throw new UpstreamFailure("too-large");
        return fetch(input as Request);
      },
      headers: { accept: "application/json", ...target.headers },
      redirect: "manual",
      signal,
      timeout: limits.requestTime,
      retry: {
        limit: 2,
        methods: ["get", "post"],
        statusCodes: [408, 429, 500, 502, 503, 504],
        afterStatusCodes: [429, 503],
        delay: (attempt) => limits.retryDelay * 2 ** (attempt - 1),
        jitter: (delay) => delay * (0.5 + Math.random()),
        shouldRetry: ({ error }) =>
          isHTTPError(error) && (retryAfterOf(error.response, now()) ?? 0) > maxWaitInside ? false : undefined,
      },
    });
  }

  /** @throws {UpstreamFailure} including when the response has another shape */
  get<T>(path: string, schema: z.ZodType<T>, query: QueryValues = {}): Promise<T> {
    return this.#json(this.#urlOf(path, query), schema);
  }

  /** Null if there is no such object. */
  async find<T>(path: string, schema: z.ZodType<T>, query: QueryValues = {}): Promise<T | null> {
    try {
      return await this.get(path, schema, query);
    } catch (error) {
      if (error instanceof UpstreamFailure && error.problem === "not-found") return null;
      throw error;
    }
  }

  /** @throws {UpstreamFailure} including when the response has another shape */
  post<T>(path: string, schema: z.ZodType<T>, body: unknown): Promise<T> {
    return this.#json(this.#urlOf(path, {}), schema, body);
  }

  /** @throws {UpstreamFailure} */
  text(path = ""): Promise<string> {
    return this.#send(this.#urlOf(path, {}));
  }

  async #json<T>(url: URL, schema: z.ZodType<T>, body?: unknown): Promise<T> {
    const text = await this.#send(url, body);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new UpstreamFailure("invalid-answer", undefined, error);
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new UpstreamFailure("invalid-answer", undefined, parsed.error);
    return parsed.data;
  }

  async #send(url: URL, json?: unknown): Promise<string> {
    try {
      const response = await this.#ky(url, json === undefined ? {} : { method: "post", json });
      return await this.#read(response);
    } catch (error) {
      throw error instanceof UpstreamFailure ? error : this.#toFailure(error);
    }
  }

  async #read(response: Response): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    const reader = response.body?.getReader();
    // A `fetch` that ignores the signal would let a slow body continue forever.
    const cancel = (): void => {
      reader?.cancel().catch(() => undefined);
    };
    this.#signal.addEventListener("abort", cancel);
    try {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        this.#bytes += part.value.byteLength;
        if (this.#bytes > this.#context.limits.bytes) {
          cancel();
          throw new UpstreamFailure("too-large");
        }
        text += decoder.decode(part.value, { stream: true });
      }
    } finally {
      this.#signal.removeEventListener("abort", cancel);
    }
    // A body that was canceled ends like a complete one.
    this.#signal.throwIfAborted();
    return text + decoder.decode();
  }

  #urlOf(path: string, query: QueryValues): URL {
    const { baseUrl, origins = [] } = this.#target;
    const url = new URL(path, baseUrl);
    // Credentials are only sent where the settings say.
    if (![new URL(baseUrl).origin, ...origins].includes(url.origin)) throw new UpstreamFailure("invalid-answer");
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue;
      for (const one of typeof value === "object" ? value : [value]) url.searchParams.append(name, String(one));
    }
    return url;
  }

  #toFailure(error: unknown): UpstreamFailure {
    if (isHTTPError(error)) {
      const { status } = error.response;
      const problem = problemOfStatus(status);
      const wait = [429, 503].includes(status) ? retryAfterOf(error.response, this.#context.now()) : undefined;
      return new UpstreamFailure(problem, wait, error);
    }
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof UpstreamFailure) return cause;
      if (cause.name === "AddressRefused") return new UpstreamFailure("address-refused", undefined, error);
      if (cause.name === "ResponseTooLarge") return new UpstreamFailure("too-large", undefined, error);
      if (["TimeoutError", "AbortError"].includes(cause.name))
        return new UpstreamFailure("timed-out", undefined, error);
    }
    return new UpstreamFailure("unreachable", undefined, error);
  }
}

function problemOfStatus(status: number): LinkProblem {
  if ([401, 402, 403].includes(status)) return "credentials-refused";
  if ([404, 410].includes(status)) return "not-found";
  if (status === 408) return "timed-out";
  if (status === 429) return "rate-limited";
  return status >= 500 ? "unreachable" : "invalid-answer";
}
