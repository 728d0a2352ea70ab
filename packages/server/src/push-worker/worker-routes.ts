import type { Hono } from "hono";
import type { Exchange } from "../exchange.ts";
import { offlineWorkerScript } from "../offline-worker/generated/offline-worker-script.ts";
import { pushWorkerScript } from "./generated/push-worker-script.ts";

/** The workers only send requests to their own origin. */
const workerPolicy = "default-src 'none'; connect-src 'self'";

/**
 * Adds the service workers: `GET /push-worker.js` for push messages (X19), and `GET /offline-worker.js`, which shows push
 * messages too and keeps the pages of a portal (X11). The latter may serve pages on any path of its origin. Pages on other origins import
 * them into their own worker with `importScripts`.
 * @param app the server
 * @param base the path prefix of every route
 */
export function addWorkerRoutes(app: Hono<Exchange>, base: string): void {
  for (const [name, script] of [
    ["push-worker", pushWorkerScript],
    ["offline-worker", offlineWorkerScript],
  ] as const) {
    app.get(`${base}/${name}.js`, (c) => {
      c.set("ownHeaders", {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": workerPolicy,
        "Cross-Origin-Resource-Policy": "cross-origin",
        ...(script === offlineWorkerScript && { "Service-Worker-Allowed": "/" }),
      });
      return c.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" });
    });
  }
}
