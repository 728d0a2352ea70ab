import { createRollcall, type HostIdentity, type Rollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { createMemoryStore } from "@rollcall/storage-memory";
import { http, type HttpHandler } from "msw";
import { createTestClock } from "./test-clock.ts";
import { createTestIds } from "./test-ids.ts";

/** Options of a fake server. */
export interface FakeServerOptions {
  /** The base URL used by the page or client under test, such as `https://host.example/rollcall`. */
  readonly baseUrl: string;
  /** Returns the caller, which may change between calls. `undefined` is the anonymous actor. */
  readonly caller: () => HostIdentity | undefined;
}

/** A complete Rollcall server behind request handlers, for the tests of a host. */
export interface FakeServer {
  /** Pass these to `setupServer(...)` in Node or `setupWorker(...)` in a browser. */
  readonly handlers: readonly HttpHandler[];
  /** The Rollcall instance, to set up a test in process. */
  readonly rollcall: Rollcall;
  /** Ends open streams and the store. */
  close(): Promise<void>;
}

/**
 * Runs the real server over the memory store for the requests of a host's page. Every rule, reason and code is real, and no port is opened
 * (X25).
 */
export async function createFakeServer({ baseUrl, caller }: FakeServerOptions): Promise<FakeServer> {
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    clock: createTestClock(),
    ids: createTestIds(),
  });
  const { pathname, origin } = new URL(baseUrl);
  const basePath = pathname.replace(/\/$/, "");
  const server = createServer({ rollcall, basePath, origins: [origin], authenticate: () => caller() ?? null });
  return {
    rollcall,
    handlers: [http.all(`${origin}${basePath}/*`, ({ request }) => server.handler(request))],
    async close() {
      server.close();
      await rollcall.close();
    },
  };
}
