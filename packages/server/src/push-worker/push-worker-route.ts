import type { Hono } from "hono";
import type { Exchange } from "../exchange.ts";
import { pushWorkerScript } from "./generated/push-worker-script.ts";

/** The worker only sends requests to its own origin. */
const workerPolicy = "default-src 'none'; connect-src 'self'";

/**
 * Adds `GET /push-worker.js`: the service worker for push messages (X19). Pages of other origins import it into a worker of
 * their own, with `importScripts`.
 * @param app the server
 * @param base the path prefix of every route
 */
export function addPushWorkerRoute(app: Hono<Exchange>, base: string): void {
  app.get(`${base}/push-worker.js`, (c) => {
    c.set("ownHeaders", {
      "Cache-Control": "no-cache",
      "Content-Security-Policy": workerPolicy,
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
    return c.body(pushWorkerScript, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  });
}
