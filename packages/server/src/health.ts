import { anonymousActor, type Rollcall, RollcallError } from "@rollcall/core";
import type { Context, Hono } from "hono";
import type { Exchange } from "./exchange.ts";

/** How long a healthy store may take to respond, in milliseconds. */
const patience = 2000;

const well = { status: "ok" };

/** Options of the routes for probes. */
export interface ProbeRoutesParts {
  readonly rollcall: Rollcall;
  /** The path prefix of every route. */
  readonly base: string;
  /** Whether the server accepts further requests and runs its jobs. */
  readonly isServing: () => boolean;
}

/**
 * Adds the routes that orchestrators and proxies ask, also while the server shuts down:
 * - `GET /health/live`: 200 as long as the process responds. Doesn't use the store.
 * - `GET /health/ready`: 200 if the server should receive requests, otherwise 503: `server.unreachable` while its jobs start or it shuts
 *   down, `store.unavailable` if the store doesn't respond.
 */
export function addProbeRoutes(app: Hono<Exchange>, { rollcall, base, isServing }: ProbeRoutesParts): void {
  const answerStore = answerHealth(rollcall);
  app.get(`${base}/health/live`, (c) => c.json(well));
  app.get(`${base}/health/ready`, async (c) => {
    if (isServing()) return answerStore(c);
    // Not refused as usual, which would log an error: starting and shutting down are intended.
    return c.json(new RollcallError("server.unreachable"), 503, { "Retry-After": "1" });
  });
}

/** `GET /health`: 200 if the store responds, otherwise 503 `store.unavailable`. */
export const answerHealth =
  (rollcall: Rollcall) =>
  async (c: Context<Exchange>): Promise<Response> => {
    await requireStore(rollcall);
    return c.json(well);
  };

/**
 * Reads an organization that does not exist, which requires the store.
 * @throws {RollcallError} `store.unavailable`
 */
async function requireStore(rollcall: Rollcall): Promise<void> {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    alarm = setTimeout(() => {
      reject(new RollcallError("store.unavailable"));
    }, patience);
  });
  try {
    await Promise.race([ask(rollcall), late]);
  } finally {
    clearTimeout(alarm);
  }
}

async function ask(rollcall: Rollcall): Promise<void> {
  try {
    await rollcall.call("run", { name: "organizations.get", input: {}, actor: anonymousActor });
  } catch (error) {
    if (!(error instanceof RollcallError) || error.kind !== "hidden") throw error;
  }
}
