import { type Rollcall, RollcallError, StoreDamaged, StoreOutdated } from "@rollcall/core";
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
 * Adds the routes that orchestrators and proxies query, even while the server shuts down:
 * - `GET /health/live`: 200 as long as the process responds. Doesn't use the store.
 * - `GET /health/ready`: 200 if the server should receive requests, otherwise 503. The code is `server.unreachable` while its jobs start or
 *   it shuts down, `store.unavailable` if the store doesn't respond or a table is missing, and `store.outdated` once a newer version's
 *   change to the database means this process has to be replaced. A `message` explains what the code alone doesn't.
 */
export function addProbeRoutes(app: Hono<Exchange>, { rollcall, base, isServing }: ProbeRoutesParts): void {
  const answerStore = answerHealth(rollcall);
  app.get(`${base}/health/live`, (c) => c.json(well));
  app.get(`${base}/health/ready`, async (c) => {
    if (isServing()) return answerStore(c);
    // Not refused in the usual way, which would log an error: starting and shutting down are intended.
    return c.json(new RollcallError("server.unreachable"), 503, { "Retry-After": "1" });
  });
}

/** Sent to anyone who asks, so they don't name what is missing or has changed. The log does. */
const messages = {
  damaged: "The database is damaged. Restore a backup, or undo what another program changed.",
  outdated: "A newer version has changed the database. Replace this process with one of that version.",
};

/** `GET /health`: 200 if the store responds and has the tables of this version, otherwise 503 `store.outdated` or `store.unavailable`. */
export const answerHealth =
  (rollcall: Rollcall) =>
  async (c: Context<Exchange>): Promise<Response> => {
    try {
      await requireStore(rollcall);
      return c.json(well);
    } catch (cause) {
      const isOutdated = cause instanceof StoreOutdated;
      if (!isOutdated && !(cause instanceof StoreDamaged)) throw cause;
      const refusal = new RollcallError(isOutdated ? "store.outdated" : "store.unavailable", {}, { cause });
      c.set("refusal", refusal);
      const message = isOutdated ? messages.outdated : messages.damaged;
      return c.json({ ...refusal.toJSON(), message }, 503, { "Retry-After": "1" });
    }
  };

/**
 * Requires that the store responds in time and has all tables.
 * @throws {RollcallError} `store.unavailable`: it doesn't respond in time
 * @throws {StoreUnavailable} it can't be read, a table is missing, or a newer version has changed the tables
 */
async function requireStore(rollcall: Rollcall): Promise<void> {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    alarm = setTimeout(() => {
      reject(new RollcallError("store.unavailable"));
    }, patience);
  });
  try {
    await Promise.race([rollcall.checkStore(), late]);
  } finally {
    clearTimeout(alarm);
  }
}
