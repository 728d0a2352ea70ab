/** How often to check whether a server is ready, in milliseconds: one that was ready, and one that wasn't. */
const askEvery = { ready: 500, unready: 100 };

/** How long a server may take to respond, in milliseconds. */
const patience = 3000;

interface Server {
  readonly url: string;
  isReady: boolean;
  /** Why it isn't ready. */
  reason: string;
  /** Stops checking it. */
  readonly removed: AbortController;
}

/** The servers of a proxy. Only servers that were ready at the last check get requests. */
export class ReadyServers {
  readonly #servers = new Map<string, Server>();
  #turn = 0;

  /** Sets the running servers, by their URLs. New ones are checked immediately; servers that aren't listed are no longer used. */
  set(urls: readonly string[]): void {
    for (const [url, { removed }] of this.#servers) {
      if (urls.includes(url)) continue;
      removed.abort();
      this.#servers.delete(url);
    }
    for (const url of urls) {
      if (this.#servers.has(url)) continue;
      const server = { url, isReady: false, reason: "has not responded yet", removed: new AbortController() };
      this.#servers.set(url, server);
      void this.#watch(server);
    }
  }

  /** The ready server whose turn it is; undefined if none is ready. */
  next(): string | undefined {
    const ready = [...this.#servers.values()].filter(({ isReady }) => isReady);
    return ready[this.#turn++ % ready.length]?.url;
  }

  /** Leaves a server out until it responds that it is ready again. */
  leaveOut(url: string, reason: string): void {
    const server = this.#servers.get(url);
    if (server !== undefined) [server.isReady, server.reason] = [false, reason];
  }

  /** A line about each server. */
  get report(): readonly string[] {
    if (this.#servers.size === 0) return ["All servers have ended and are restarting."];
    return Array.from(this.#servers.values(), ({ url, isReady, reason }) => `${url} ${isReady ? "is ready" : reason}`);
  }

  async #watch(server: Server): Promise<void> {
    const { signal } = server.removed;
    while (!signal.aborted) {
      const reason = await reasonOf(server.url, signal);
      [server.isReady, server.reason] = [reason === undefined, reason ?? ""];
      await new Promise((resolve) => setTimeout(resolve, server.isReady ? askEvery.ready : askEvery.unready));
    }
  }
}

/** Checks whether a server is ready, and returns why it isn't. */
async function reasonOf(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/rollcall/health/ready`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    const text = await response.text();
    return response.ok ? undefined : `is not ready: ${response.status} ${text}`;
  } catch {
    return "does not respond";
  }
}
