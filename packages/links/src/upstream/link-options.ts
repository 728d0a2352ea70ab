/** Sends a request and resolves to its response, as `fetch` does. */
export type OutgoingFetch = (request: Request) => Promise<Response>;

/** Limits of one read of a provider. */
export interface ReadLimits {
  /** The maximum number of requests. Default: 2,000. */
  readonly requests: number;
  /** The maximum size of all responses, in bytes. Default: 64,000,000. */
  readonly bytes: number;
  /** The maximum number of people. Default: 100,000. */
  readonly people: number;
  /** The maximum time for one request, in milliseconds. Default: 30,000. */
  readonly requestTime: number;
  /** The maximum time for the read, in milliseconds. Default: 180,000. */
  readonly time: number;
  /** The delay before the first retry of a failed request, in milliseconds. Default: 500. */
  readonly retryDelay: number;
}

/** Options of all providers. */
export interface LinkOptions {
  /**
   * Sends the requests. People supply some of the addresses, so it must refuse those on your own network: use
   * `createOutgoingFetch()` of `@rollcall/server/node` (P66).
   */
  readonly fetch: OutgoingFetch;
  readonly limits?: Partial<ReadLimits>;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  readonly now?: () => number;
}

/** The options of a provider, completed. */
export interface ProviderContext {
  readonly fetch: OutgoingFetch;
  readonly limits: ReadLimits;
  readonly now: () => number;
}

const defaultLimits: ReadLimits = {
  requests: 2000,
  bytes: 64_000_000,
  people: 100_000,
  requestTime: 30_000,
  time: 180_000,
  retryDelay: 500,
};

/** Completes the options of a provider. */
export const toContext = ({ fetch, limits, now = Date.now }: LinkOptions): ProviderContext => ({
  fetch,
  limits: { ...defaultLimits, ...limits },
  now,
});
