import { createRollcall, type HostIdentity, type Rollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { createMemoryStore } from "@rollcall/storage-memory";
import { http, type HttpHandler } from "msw";
import { createTestClock } from "./test-clock.ts";
import { createTestIds } from "./test-ids.ts";

/** What a fake server is made of. */
export interface FakeServerOptions {
  /** Where the page or the client under test looks for Rollcall, such as `https://host.example/rollcall`. */
  readonly baseUrl: string;
  /** Who is calling; may change between calls. `undefined` is nobody. */
  readonly caller: () => HostIdentity | undefined;
}

/** A whole Rollcall behind request handlers, for the tests of a host. */
export interface FakeServer {
  /** For `setupServer(...)` in Node or `setupWorker(...)` in a browser. */
  readonly handlers: readonly HttpHandler[];
  /** The Rollcall itself, to arrange a test in process. */
  readonly rollcall: Rollcall;
  /** Ends open streams and the store. */
  close(): Promise<void>;
}

/**
 * The real server over the memory store, answering where a host's page asks: every rule, reason and code is the real
 * one, and nothing listens on a port (X25).
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
